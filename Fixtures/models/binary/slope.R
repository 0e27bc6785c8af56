# A random slope as well: writes slope.csv from input.csv. Takes many minutes.
source("../lme4.R"); source("../quadrature.R")
data <- read.csv("input.csv", stringsAsFactors = TRUE)
X <- model.matrix(~ group * month, data)
two <- function(...) marginal(data$above + 1, X, cbind(1, data$month), as.integer(data$person), ...)
start <- c(-2.2, 1.14, -.49, .245, 4.3, .01, .2)
slopes(two, start, colnames(X), c(9, 15))
