source("../lme4.R")
export(Dyestuff2, list(both("batch", Yield ~ 1 + (1 | Batch), Dyestuff2)))
