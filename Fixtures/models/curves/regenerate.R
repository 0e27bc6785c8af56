# Average curves with their errors, people's spread around them, and each person's shrunken curve.
source("../lme4.R")
library(splines)

sleep <- read.csv("../sleepstudy/input.csv")
sleep$arm <- ifelse(sleep$Subject %% 2 == 0, "even", "odd")

piecewise <- function(x, k) cbind(pmin(x, k), pmax(x - k, 0))

# The model's average at times, with the error from vcov() and Satterthwaite's degrees of freedom.
curve <- function(case, formula, new, average = NULL) {
  fit <- lme4::lmer(formula, sleep, REML = TRUE, control = control)
  kept <- delete.response(terms(fit))
  frame <- model.frame(kept, new, xlev = lapply(Filter(is.character, sleep[all.vars(kept)]), function(x) sort(unique(x))))
  x <- model.matrix(kept, frame)
  if (!is.null(average)) x <- t(sapply(split(as.data.frame(x), average), colMeans))
  times <- if (is.null(average)) new$Days else sort(unique(average))
  group <- if (is.null(new$group)) "all" else new$group
  tested <- as_lmerModLmerTest(fit)
  g <- VarCorr(fit)$Subject
  z <- if (ncol(g) == 1) matrix(1, length(times)) else cbind(1, times)
  key <- paste(group, times, sep = ".")
  out <- list(
    rows(case, paste0("value.", key), x %*% fixef(fit)),
    rows(case, paste0("error.", key), sqrt(rowSums((x %*% as.matrix(vcov(fit))) * x))),
    rows(case, paste0("df.", key), apply(x, 1, function(row) contest1D(tested, row)[["df"]])),
    rows(case, paste0("between.", key), sqrt(rowSums((z %*% g) * z))))
  if (is.null(new$group) && is.null(average)) {
    b <- ranef(fit, condVar = TRUE)$Subject
    left <- attr(b, "postVar")
    for (i in seq_len(nrow(b))) {
      person <- rownames(b)[i]
      own <- subset(sleep, Subject == person)
      line <- coef(lm(Reaction ~ Days, own))
      out <- c(out, list(
        rows(case, paste0("difference.", person, ".", seq_len(ncol(b))), unlist(b[i, ])),
        rows(case, paste0("reliability.", person, ".", seq_len(ncol(b))),
             1 - diag(as.matrix(left[, , i])) / diag(g)),
        rows(case, paste0("own.", person, ".", times), x %*% fixef(fit) + z %*% unlist(b[i, ])),
        rows(case, paste0("alone.", person, ".", 1:2), line)))
    }
  }
  do.call(rbind, out)
}

days <- c(0, 1, 4.5, 9)
arms <- data.frame(Days = rep(days, 2), arm = rep(c("even", "odd"), each = 4))
arms$group <- arms$arm
everyone <- do.call(rbind, lapply(days, function(day) transform(sleep, at = day, Days = day)))

expected <- rbind(
  curve("line", Reaction ~ Days + (Days | Subject), data.frame(Days = days)),
  curve("spline", Reaction ~ ns(Days, df = 3) + (Days | Subject), data.frame(Days = days)),
  curve("quadratic", Reaction ~ poly(Days, 2) + (1 | Subject), data.frame(Days = days)),
  curve("bend", Reaction ~ piecewise(Days, 3) * arm + (Days | Subject), arms),
  curve("adjusted", Reaction ~ Days + arm + (Days | Subject), everyone, everyone$at))
write.csv(expected, "expected.csv", row.names = FALSE, quote = FALSE)
