# A random slope as well: writes slope.csv from input.csv. Takes many minutes.
source("../lme4.R"); source("../quadrature.R")
data <- read.csv("input.csv", stringsAsFactors = TRUE)
X <- model.matrix(~ group * week, data)[, -1]
two <- function(...) marginal(data$answer, X, cbind(1, data$week), as.integer(data$person), ...)
start <- c(-1.3, .4, 2, .17, .03, .05, 1.6, .001, .08)
slopes(two, start, colnames(X), c(7, 9, 15))
