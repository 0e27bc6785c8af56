source("../lme4.R"); source("../inference.R"); source("../dense.R")
data <- as.data.frame(nlme::Machines)
data$Worker <- factor(paste0("w", as.character(data$Worker)))
formulas <- list(contrasts = score ~ Machine + (Machine | Worker), "each machine" = score ~ Machine + (0 + Machine | Worker),
  within = score ~ Machine + (1 | Worker / Machine))
data <- data[, c("Worker", "Machine", "score")]
# Compound symmetry of the three machines' effects: one variance and one covariance (nlme's pdCompSymm);
# with a variance for each machine and one correlation (heterogeneous, glmmTMB's cs).
X <- model.matrix(~ Machine, data); each <- model.matrix(~ 0 + Machine, data)
symmetric <- function(sds, rho, e) lapply(split(seq_len(nrow(data)), factor(data$Worker, unique(data$Worker))), function(at) {
  z <- each[at, ]; R <- matrix(rho, 3, 3); diag(R) <- 1
  z %*% (R * outer(sds, sds)) %*% t(z) + e * diag(length(at))
})
model <- function(sigma) dense(X, data$score, data$Worker, sigma)
one <- model(function(q) symmetric(rep(sqrt(q[1]), 3), q[2] / q[1], q[3]))
several <- model(function(q) symmetric(q[1:3], q[4], q[5]))
export(data, c(lapply(names(formulas), function(n) both(n, formulas[[n]], data)), lapply(names(formulas), function(n) {
  fit <- tight(formulas[[n]], data); case <- paste(n, "REML")
  rbind(inference(case, fit), explained(case, fit), robust(case, fit, data$Worker))
}), list(
  dense_figures("compound symmetry REML", one, c(36, 23, .92), names = c("variance", "covariance", "residual"), linear = TRUE,
    tests = list(Machine = diag(3)[2:3, ])),
  dense_figures("compound symmetry ML", one, c(30, 19, .92), FALSE, names = c("variance", "covariance", "residual")),
  dense_figures("heterogeneous compound symmetry REML", several, c(4, 8, 4, .7, .92),
    names = c("sd.A", "sd.B", "sd.C", "correlation", "residual")),
  dense_figures("heterogeneous compound symmetry ML", several, c(4, 8, 4, .7, .92), FALSE,
    names = c("sd.A", "sd.B", "sd.C", "correlation", "residual")))))
