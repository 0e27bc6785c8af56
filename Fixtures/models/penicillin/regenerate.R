source("../lme4.R"); source("../inference.R")
fit <- tight(diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin)
export(Penicillin, list(both("crossed", diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin),
  inference("crossed REML", fit), explained("crossed REML", fit)))
