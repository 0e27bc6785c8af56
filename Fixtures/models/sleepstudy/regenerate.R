source("../lme4.R"); source("../inference.R"); source("../dense.R")
data <- sleepstudy
data$Days2 <- data$Days^2
formulas <- list(
  intercept = Reaction ~ Days + (1 | Subject), slope = Reaction ~ Days + (Days | Subject),
  uncorrelated = Reaction ~ Days + (Days || Subject), quadratic = Reaction ~ Days + Days2 + (Days | Subject))
fitted <- function(name, reml = TRUE) tight(formulas[[name]], data, reml)
# Persons of the data, occasions beyond it, and someone not seen before.
new <- data.frame(Days = c(0, 4.5, 9, 12, 0, 9), Days2 = c(0, 4.5, 9, 12, 0, 9)^2,
  Subject = c("308", "308", "309", "372", "new", "new"))
ends <- list("day 9" = rbind(c(1, 9)), "both" = diag(2))
X <- model.matrix(~ Days, data); Z <- X[1:10, ]
d <- function(sigma) dense(X, data$Reaction, data$Subject, function(par) rep(list(sigma(par)), 18))
full <- function(q) Z %*% matrix(c(q[1], q[2], q[2], q[3]), 2) %*% t(Z) + q[4] * diag(10)
export(sleepstudy, c(lapply(names(formulas), function(n) both(n, formulas[[n]], data)), lapply(names(formulas), function(n) {
  fit <- fitted(n); case <- paste(n, "REML")
  rbind(inference(case, fit, if (n == "quadratic") list() else ends), explained(case, fit),
    robust(case, fit, data$Subject),
    if (n != "uncorrelated") predictions(case, fit, new, new$Subject != "new"))
}), lapply(names(formulas), function(n) explained(paste(n, "ML"), fitted(n, FALSE))), list(
  ratio("slope against intercept", formulas$intercept, formulas$slope, data, TRUE),
  ratio("uncorrelated against intercept", formulas$intercept, formulas$uncorrelated, data, TRUE),
  ratio("intercept against none of Days", Reaction ~ 1 + (1 | Subject), formulas$intercept, data),
  ratio("quadratic against slope", formulas$slope, formulas$quadratic, data),
  dense_figures("dense slope REML", d(full), c(600, 9, 35, 655), names = c("11", "21", "22", "residual"), tests = ends, linear = TRUE),
  dense_figures("dense uncorrelated REML", d(function(q) full(c(q[1], 0, q[2:3]))), c(600, 35, 655),
    names = c("11", "22", "residual"), tests = ends, linear = TRUE))))
