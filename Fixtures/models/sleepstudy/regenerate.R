source("../lme4.R")
data <- sleepstudy
data$Days2 <- data$Days^2
export(sleepstudy, list(
  both("intercept", Reaction ~ Days + (1 | Subject), data),
  both("slope", Reaction ~ Days + (Days | Subject), data),
  both("uncorrelated", Reaction ~ Days + (Days || Subject), data),
  both("quadratic", Reaction ~ Days + Days2 + (Days | Subject), data)))
