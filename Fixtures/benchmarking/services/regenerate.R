# Service effects by lme4, and where services stand by quadrature and by convolution.
suppressMessages({ library(lme4); library(nlme) })
rows <- list()
say <- function(name, value) rows[[length(rows) + 1]] <<- sprintf("%s,%.17g", name, value)
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.2, rhoend = 1e-10))

effects <- function(set, formula, data, reml, each) {
  fit <- lmer(formula, data, REML = reml, control = control)
  for (j in seq_along(fixef(fit))) {
    say(paste0(set, ".b", j), fixef(fit)[[j]])
    say(paste0(set, ".b", j, ".se"), sqrt(vcov(fit)[j, j]))
  }
  v <- as.data.frame(VarCorr(fit))$vcov
  say(paste0(set, ".between"), v[1]); say(paste0(set, ".within"), v[2])
  say(paste0(set, ".criterion"), if (reml) REMLcrit(fit) else deviance(fit))
  say(paste0(set, ".icc"), v[1] / sum(v))
  modes <- ranef(fit, condVar = TRUE)[[1]]
  u <- modes[, 1]; se <- sqrt(as.vector(attr(modes, "postVar")))
  if (each) for (j in seq_along(u)) {
    name <- paste0(set, ".", rownames(modes)[j])
    say(name, u[j]); say(paste0(name, ".se"), se[j])
  }
  z <- qnorm(.975); bonferroni <- qnorm(1 - .025 / length(u))
  say(paste0(set, ".low"), sum(u + z * se < 0)); say(paste0(set, ".high"), sum(u - z * se > 0))
  say(paste0(set, ".bonferroni"), sum(abs(u) > bonferroni * se))
  invisible(list(u = u, se = se, names = rownames(modes)))
}

# P(rank <= r) of each service: given its own value, the others lie below it independently of each other.
places <- function(set, e) {
  nodes <- qnorm((seq_len(20000) - .5) / 20000)
  for (j in seq_along(e$u)) {
    theta <- e$u[j] + e$se[j] * nodes
    mass <- matrix(0, length(nodes), length(e$u)); mass[, 1] <- 1
    for (i in seq_along(e$u)[-j]) {
      p <- pnorm((theta - e$u[i]) / e$se[i])
      mass <- mass * (1 - p) + cbind(0, mass[, -ncol(mass)]) * p
    }
    share <- cumsum(colMeans(mass))
    for (r in seq_along(share)) say(paste0(set, ".", e$names[j], ".rank", r), share[r])
  }
}

dyestuff <- effects("dyestuff", Yield ~ 1 + (1 | Batch), Dyestuff, TRUE, TRUE)
places("dyestuff", dyestuff)
effects("dyestuff-ml", Yield ~ 1 + (1 | Batch), Dyestuff, FALSE, FALSE)
bdf$school <- factor(as.character(bdf$schoolNR), levels = unique(as.character(bdf$schoolNR)))
effects("bdf-null", langPOST ~ 1 + (1 | school), bdf, FALSE, FALSE)
effects("bdf-pre", langPOST ~ langPRET + (1 | school), bdf, TRUE, TRUE)
effects("bdf-iq", langPOST ~ IQ.ver.cen + (1 | school), bdf, TRUE, FALSE)
effects("bdf-null-reml", langPOST ~ 1 + (1 | school), bdf, TRUE, FALSE)
write.csv(data.frame(iq = bdf$IQ.ver.cen), "iq.csv", row.names = FALSE, quote = FALSE)
writeLines(c("name,value", unlist(rows)), "expected.csv")
