source("../lme4.R"); source("../dense.R"); source("../nlme.R")
data <- as.data.frame(Ovary)
data <- data.frame(Mare = factor(paste0("m", as.character(data$Mare))), Time = data$Time, follicles = data$follicles)
data$sine <- sin(2 * pi * data$Time); data$cosine <- cos(2 * pi * data$Time)
data$step <- ave(data$Time, data$Mare, FUN = seq_along)
id <- as.character(data$Mare); X <- model.matrix(~ sine + cosine, data); y <- data$follicles
z <- X[, 1:2]
model <- function(f) dense(X, y, id, per(id, f))
line <- function(q, r) z[r, ] %*% (q[1:2] * t(z[r, ]))
diagonal <- model(function(q, r) line(q, r) + q[3] * diag(length(r)))
diagonal_ar <- model(function(q, r) line(q, r) + q[3] * ar1(q[4], data$step[r]))
# The rate of decay: phi = exp(-rate) a cycle, some thirty occasions.
intercept_car <- model(function(q, r) q[1] + q[2] * ar1(exp(-q[3]), data$Time[r]))
plain_ar <- model(function(q, r) q[1] * ar1(q[2], data$step[r]))
fixed <- follicles ~ sine + cosine
cases <- list()
for (method in c("REML", "ML")) {
  reml <- method == "REML"; label <- function(n) paste(n, method)
  fits <- list(
    "diagonal" = lme(fixed, data, random = list(Mare = pdDiag(~ sine)), method = method, control = lme_tight),
    "diagonal with AR(1)" = lme(fixed, data, random = list(Mare = pdDiag(~ sine)), correlation = corAR1(form = ~ step | Mare),
      method = method, control = lme_tight),
    "intercept with continuous AR" = lme(fixed, data, random = ~ 1 | Mare, correlation = corCAR1(form = ~ Time | Mare),
      method = method, control = lme_tight),
    "AR(1)" = gls(fixed, data, correlation = corAR1(form = ~ step | Mare), method = method, control = gls_tight))
  cases <- c(cases, lapply(names(fits), function(n) nlme_figures(label(n), fits[[n]])), list(
    dense_figures(label("diagonal"), diagonal, c(8, 4, 9), reml, c("intercept", "sine", "residual"), linear = TRUE),
    dense_figures(label("diagonal with AR(1)"), diagonal_ar, c(7, 1.5, 13, .57), reml, c("intercept", "sine", "residual", "phi")),
    dense_figures(label("intercept with continuous AR"), intercept_car, c(6, 16, 12), reml, c("intercept", "residual", "rate")),
    dense_figures(label("AR(1)"), plain_ar, c(21, .753), reml, c("residual", "phi"))))
}
export(data, cases)
