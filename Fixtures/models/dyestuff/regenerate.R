source("../lme4.R")
export(Dyestuff, list(both("batch", Yield ~ 1 + (1 | Batch), Dyestuff)))
