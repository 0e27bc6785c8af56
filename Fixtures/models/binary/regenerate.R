# A simulated study in the manner of a trial of two treatments with visits that grow apart and people who
# leave: whether someone is above a cut-off, 294 people, up to 7 visits, months since baseline.
source("../lme4.R"); source("../quadrature.R")
set.seed(20261126)
N <- 294; months <- c(0, 1, 2, 3, 6, 9, 12)
b <- rnorm(N, 0, 3.5)
group <- rep(c("active", "control"), length.out = N)
stay <- sample(3:7, N, TRUE, c(.06, .07, .1, .15, .62))
data <- do.call(rbind, lapply(seq_len(N), function(i) {
  month <- months[seq_len(stay[i])] + c(0, round(runif(stay[i] - 1, -.25, .25), 2))
  eta <- -1.5 + (-.25 - .2 * (group[i] == "active")) * month + b[i]
  data.frame(person = sprintf("p%03d", i), group = group[i], month = month,
    above = as.integer(runif(stay[i]) < plogis(eta)))
}))
data$group <- factor(data$group, levels = c("active", "control"))
data$person <- factor(data$person)
formula <- above ~ group * month + (1 | person)
fit <- function(nodes) glmer_tight(formula, data, nodes)
agq <- fit(50)
X <- model.matrix(~ group * month, data)
person <- as.integer(data$person)
one <- function(...) marginal(data$above + 1, X, matrix(1, nrow(X), 1), person, ...)
two <- function(...) marginal(data$above + 1, X, cbind(1, data$month), person, ...)
start <- c(fixef(agq), getME(agq, "theta"))
export(data, list(
  glmer_figures("glmer Laplace", fit(1)), glmer_figures("glmer AGQ 9", fit(9)),
  glmer_figures("glmer AGQ 25", fit(25)), glmer_figures("glmer AGQ 50", agq),
  quadrature("quadrature 9", one(nodes = 9), start, colnames(X)),
  quadrature("quadrature 25", one(nodes = 25), start, colnames(X)),
  quadrature("quadrature 101", one(nodes = 101), start, colnames(X)),
  quadrature("exact", one(exact = TRUE), start, colnames(X))))
