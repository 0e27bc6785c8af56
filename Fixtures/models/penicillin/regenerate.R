source("../lme4.R")
export(Penicillin, list(both("crossed", diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin)))
