source("../lme4.R")
data <- as.data.frame(nlme::Oats)
data$Block <- factor(as.character(data$Block))
data$Variety <- factor(gsub(" ", ".", as.character(data$Variety)))
export(data[, c("Block", "Variety", "nitro", "yield")], list(
  both("split plot", yield ~ nitro * Variety + (1 | Block / Variety), data),
  both("no intercept", yield ~ 0 + Variety + nitro:Variety + (1 | Block / Variety), data)))
