source("../lme4.R"); source("../inference.R")
fit <- tight(Yield ~ 1 + (1 | Batch), Dyestuff)
export(Dyestuff, list(both("batch", Yield ~ 1 + (1 | Batch), Dyestuff), inference("batch REML", fit), explained("batch REML", fit)))
