# A simulated study: how much better someone feels, in four ordered answers (1 to 4), 240 people, up to 6
# occasions in weeks, two groups, some gaps and people who leave.
source("../lme4.R"); source("../quadrature.R")
suppressMessages(library(ordinal))
set.seed(20261127)
N <- 240; weeks <- c(0, 2, 4, 8, 12, 20)
b <- rnorm(N, 0, 1.8); slope <- rnorm(N, 0, .08)
group <- rep(c("control", "support"), length.out = N)
stay <- sample(2:6, N, TRUE, c(.05, .08, .1, .17, .6))
data <- do.call(rbind, lapply(seq_len(N), function(i) {
  week <- weeks[seq_len(stay[i])]
  eta <- (.02 + .07 * (group[i] == "support")) * week + b[i] + slope[i] * week
  answer <- 1 + rowSums(outer(rlogis(stay[i]) + eta, c(-1.5, .3, 2), ">"))
  data.frame(person = sprintf("p%03d", i), group = group[i], week = week, answer = answer)
}))
data <- data[data$week == 0 | runif(nrow(data)) > .06, ]
data$group <- factor(data$group); data$person <- factor(data$person)
frame <- data; frame$answer <- factor(frame$answer, ordered = TRUE)
figures <- function(case, nodes) {
  fit <- clmm(answer ~ group * week + (1 | person), frame, nAGQ = nodes, Hess = TRUE,
    control = clmm.control(gradTol = 1e-8, innerCtrl = "noWarn"))
  cut <- fit$alpha; beta <- fit$beta; se <- sqrt(diag(vcov(fit)))
  rbind(rows(case, "criterion", -2 * as.numeric(fit$logLik)), rows(case, "logLik", fit$logLik),
    rows(case, paste0("threshold.", names(cut)), cut), rows(case, paste0("se.threshold.", names(cut)), se[seq_along(cut)]),
    rows(case, paste0("beta.", names(beta)), beta), rows(case, paste0("se.", names(beta)), se[length(cut) + seq_along(beta)]),
    rows(case, "theta.1", fit$ST[[1]][1, 1]),
    rows(case, paste0("mode.", levels(frame$person)), fit$ranef), rows(case, paste0("condvar.", levels(frame$person)), fit$condVar))
}
X <- model.matrix(~ group * week, data)[, -1]
person <- as.integer(data$person)
one <- function(...) marginal(data$answer, X, matrix(1, nrow(X), 1), person, ...)
two <- function(...) marginal(data$answer, X, cbind(1, data$week), person, ...)
near <- clmm(answer ~ group * week + (1 | person), frame, nAGQ = 15)
start <- c(near$alpha, near$beta, near$ST[[1]][1, 1])
export(data, list(
  figures("clmm Laplace", 1), figures("clmm AGQ 15", 15), figures("clmm AGQ 31", 31),
  quadrature("quadrature 15", one(nodes = 15), start, colnames(X)),
  quadrature("quadrature 31", one(nodes = 31), start, colnames(X)),
  quadrature("exact", one(exact = TRUE), start, colnames(X))))
