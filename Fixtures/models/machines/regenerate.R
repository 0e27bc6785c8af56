source("../lme4.R")
data <- as.data.frame(nlme::Machines)
data$Worker <- factor(paste0("w", as.character(data$Worker)))
export(data[, c("Worker", "Machine", "score")], list(
  both("contrasts", score ~ Machine + (Machine | Worker), data),
  both("each machine", score ~ Machine + (0 + Machine | Worker), data),
  both("within", score ~ Machine + (1 | Worker/Machine), data)))
