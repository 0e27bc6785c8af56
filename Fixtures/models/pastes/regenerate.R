source("../lme4.R")
export(Pastes[, c("strength", "batch", "cask")], list(
  both("nested", strength ~ 1 + (1 | batch / cask), Pastes)))
