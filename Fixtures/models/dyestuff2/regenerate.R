source("../lme4.R"); source("../inference.R")
fit <- tight(Yield ~ 1 + (1 | Batch), Dyestuff2)
export(Dyestuff2, list(both("batch", Yield ~ 1 + (1 | Batch), Dyestuff2), inference("batch REML", fit), explained("batch REML", fit)))
