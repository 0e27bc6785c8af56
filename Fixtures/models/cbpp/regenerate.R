source("../lme4.R"); source("../quadrature.R")
data <- cbpp
data$period <- factor(as.character(data$period))
formula <- cbind(incidence, size - incidence) ~ period + (1 | herd)
laplace <- glmer_tight(formula, data, 1)
agq <- glmer_tight(formula, data, 25)
# Two weighted rows for each: those that fell ill and those that did not. The constant is that of the
# binomial coefficients; without it the criterion is that of a row per animal.
X <- model.matrix(~ period, data)
constant <- -2 * sum(lchoose(data$size, data$incidence))
saturated <- -2 * sum(dbinom(data$incidence, data$size, data$incidence / data$size, log = TRUE))
n <- nrow(data)
model <- function(...) marginal(rep(2:1, each = n), rbind(X, X), matrix(1, 2 * n, 1),
  rep(as.integer(data$herd), 2), c(data$incidence, data$size - data$incidence), ...)
start <- c(fixef(agq), getME(agq, "theta"))
export(data[, c("herd", "period", "incidence", "size")], list(
  rows("all", "constant", constant), rows("all", "saturated", saturated),
  glmer_figures("glmer Laplace", laplace), glmer_figures("glmer AGQ 25", agq),
  quadrature("quadrature 1", model(nodes = 1), start, colnames(X), constant),
  quadrature("quadrature 25", model(nodes = 25), start, colnames(X), constant),
  quadrature("exact", model(exact = TRUE), start, colnames(X), constant)))
