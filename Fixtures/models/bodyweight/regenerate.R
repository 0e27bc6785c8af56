source("../lme4.R"); source("../dense.R"); source("../nlme.R")
data <- as.data.frame(BodyWeight)
data <- data.frame(Rat = factor(paste0("r", as.character(data$Rat))), Diet = factor(paste0("d", as.character(data$Diet))),
  Time = data$Time, weight = data$weight)
id <- as.character(data$Rat); X <- model.matrix(~ Time * Diet, data); y <- data$weight; z <- X[, 1:2]
line <- function(q, r) z[r, ] %*% matrix(c(q[1], q[2], q[2], q[3]), 2) %*% t(z[r, ])
model <- function(f) dense(X, y, id, per(id, f))
plain <- model(function(q, r) line(q, r) + q[4] * diag(length(r)))
carried <- model(function(q, r) line(q, r) + q[4] * ar1(q[5], data$Time[r]))
fixed <- weight ~ Time * Diet
tests <- list("slopes by diet" = diag(6)[5:6, ])
cases <- list()
for (method in c("REML", "ML")) {
  reml <- method == "REML"; label <- function(n) paste(n, method)
  fits <- list("slope" = lme(fixed, data, random = ~ Time | Rat, method = method, control = lme_tight),
    "slope with continuous AR" = lme(fixed, data, random = ~ Time | Rat, correlation = corCAR1(.8, form = ~ Time | Rat),
      method = method, control = lme_tight),
    "slope with exponential" = lme(fixed, data, random = ~ Time | Rat, correlation = corExp(5, form = ~ Time | Rat),
      method = method, control = lme_tight))
  cases <- c(cases, lapply(names(fits), function(n) nlme_figures(label(n), fits[[n]])), list(
    dense_figures(label("slope"), plain, c(1360, -1, .06, 20), reml, c("11", "21", "22", "residual"), tests, linear = TRUE),
    dense_figures(label("slope with continuous AR"), carried, c(1360, -1, .06, 31, .815), reml,
      c("11", "21", "22", "residual", "phi"), tests)))
}
export(data, cases)
