# An MMRM: the rows stay beside the project (../shared/data/fev_data.csv, R package mmrm, Apache-2.0); only
# figures are written. Male and PBO are the first levels, as in the package.
source("../lme4.R"); source("../inference.R"); source("../dense.R"); source("../nlme.R")
data <- read.csv("../../../../shared/data/fev_data.csv")
data <- data[!is.na(data$FEV1), ]
data$SEX <- factor(data$SEX, levels = c("Male", "Female")); data$RACE <- factor(data$RACE); data$ARMCD <- factor(data$ARMCD)
data$AVISIT <- factor(data$AVISIT); data$visit <- as.integer(data$AVISIT); id <- as.character(data$USUBJID)
seen <- tapply(data$visit, factor(id, unique(id)), paste, collapse = " ")
full <- FEV1 ~ RACE + SEX + ARMCD * AVISIT; arm <- FEV1 ~ ARMCD
lower <- lower.tri(diag(4), diag = TRUE); pairs <- which(lower, arr.ind = TRUE)
un <- function(q, r) { S <- matrix(0, 4, 4); S[lower] <- q; S <- S + t(S) - diag(diag(S)); v <- data$visit[r]; S[v, v, drop = FALSE] }
homogeneous <- function(q, r) q[1] * ar1(q[2], data$visit[r])
# Variances, not their roots: Kenward-Roger with second derivatives depends on the choice, and this is SAS's.
heterogeneous <- function(q, r) { v <- data$visit[r]; outer(sqrt(q[v]), sqrt(q[v])) * ar1(q[5], v) }
symmetric <- function(q, r) q[1] * diag(length(r)) + q[2]
model <- function(formula, f) dense(model.matrix(formula, data), data$FEV1, id, per(id, f), seen)
start <- c(26.6, 2.8, 7.5, 14.4, 14.9, .9, 5, 95.6, 13.4, 40.6)
un_names <- paste(pairs[, 1], pairs[, 2], sep = ".")
L <- function(...) { m <- matrix(0, 1, 11); at <- list(...); for (a in at) m[a[1]] <- a[2]; m }
tests <- list("TRT - PBO at VIS4" = L(c(5, 1), c(11, 1)), RACE = diag(11)[2:3, ],
  AVISIT = rbind(L(c(6, 1), c(9, .5)), L(c(7, 1), c(10, .5)), L(c(8, 1), c(11, .5))), "ARMCD:AVISIT" = diag(11)[9:11, ])
# The formula stands in the call itself, for clubSandwich looks there.
unstructured <- function(f, m) eval(substitute(gls(F, data, correlation = corSymm(form = ~ visit | USUBJID),
  weights = varIdent(form = ~ 1 | AVISIT), method = M, control = gls_tight), list(F = f, M = m)), globalenv())
plain <- function(f, correlation, m) eval(substitute(gls(F, data, correlation = C, method = M, control = gls_tight),
  list(F = f, C = correlation, M = m)), globalenv())
by_visit <- quote(corAR1(.4, form = ~ visit | USUBJID)); equal <- quote(corCompSymm(.2, form = ~ 1 | USUBJID))
cases <- list()
for (method in c("REML", "ML")) {
  reml <- method == "REML"; label <- function(n) paste(n, method)
  fits <- list("full UN" = unstructured(full, method), "arm UN" = unstructured(arm, method),
    "arm AR1" = plain(arm, by_visit, method), "arm CS" = plain(arm, equal, method))
  cases <- c(cases, lapply(names(fits), function(n) nlme_figures(label(n), fits[[n]])),
    if (reml) lapply(names(fits), function(n) robust(label(n), fits[[n]], data$USUBJID)), list(
    dense_figures(label("full UN"), model(full, un), start, reml, un_names, tests, linear = TRUE),
    dense_figures(label("arm UN"), model(arm, un), c(50, 20, 25, 20, 40, 15, 15, 100, 20, 65), reml, un_names, linear = TRUE),
    dense_figures(label("intercept UN"), model(FEV1 ~ 1, un), c(60, 20, 25, 20, 40, 15, 15, 100, 20, 65), reml, un_names, linear = TRUE),
    dense_figures(label("arm AR1"), model(arm, homogeneous), c(87, .4), reml, c("variance", "rho")),
    dense_figures(label("arm ARH1"), model(arm, heterogeneous), c(89, 35, 33, 170, .37), reml, c(paste0("variance.", 1:4), "rho")),
    dense_figures(label("arm CS"), model(arm, symmetric), c(70, 15), reml, c("residual", "covariance"), linear = TRUE)))
}
# SAS 9.4, as printed in the results that the package mmrm stores (Apache-2.0); see README.
sas <- function(case, ...) { v <- c(...); rows(case, names(v), v) }
cases <- c(cases, list(
  sas("SAS full UN REML", criterion = 3386.44987722),
  sas("SAS arm UN REML", beta.ARMCDTRT = 3.81972492174648, kr.se.ARMCDTRT = .66124382270307, kr.df.ARMCDTRT = 160.733266403768),
  sas("SAS arm AR1 REML", beta.ARMCDTRT = 4.22574315817874, kr.se.ARMCDTRT = .95865439662225, kr.df.ARMCDTRT = 188.46934887972,
    kr1.se.ARMCDTRT = .96058142305176),
  sas("SAS arm ARH1 REML", kr.se.ARMCDTRT = .7590316099633, kr.df.ARMCDTRT = 188.225339095373),
  sas("SAS arm CS REML", beta.ARMCDTRT = 4.19663617897035, kr.se.ARMCDTRT = .7964696053595, kr.df.ARMCDTRT = 177.038485931223),
  sas("SAS cr0 REML", cr0.variance.UN = .40908637028234, cr0.variance.AR1 = .68196697308307)))
write.csv(do.call(rbind, cases), "expected.csv", row.names = FALSE, quote = FALSE)
