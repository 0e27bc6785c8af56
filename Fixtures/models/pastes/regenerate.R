source("../lme4.R"); source("../inference.R")
data <- Pastes[, c("strength", "batch", "cask")]
fit <- tight(strength ~ 1 + (1 | batch / cask), data)
export(data, list(both("nested", strength ~ 1 + (1 | batch / cask), data),
  inference("nested REML", fit), explained("nested REML", fit)))
