source("../lme4.R"); source("../inference.R")
data <- as.data.frame(nlme::Oats)
data$Block <- factor(as.character(data$Block))
data$Variety <- factor(gsub(" ", ".", as.character(data$Variety)))
split <- yield ~ nitro * Variety + (1 | Block / Variety)
without <- yield ~ 0 + Variety + nitro:Variety + (1 | Block / Variety)
fit <- tight(split, data)
victory <- list("Victory - Marvellous at 0.3" = rbind(c(0, 0, -1, 1, -.3, .3)))
export(data[, c("Block", "Variety", "nitro", "yield")], list(
  both("split plot", split, data), both("no intercept", without, data),
  inference("split plot REML", fit, victory), explained("split plot REML", fit),
  robust("split plot REML", fit, data$Block)))
