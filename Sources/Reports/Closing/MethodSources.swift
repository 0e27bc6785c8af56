import Results
import Scales

/// The sources of the methods and of the scales.
enum MethodSources {
  static func markup(_ scales: [Scale]) -> Markup {
    let ours = methods.map { Markup(.li, [Markup(.cite, text: $0)]) }
    let theirs = scales.flatMap { scale in
      scale.sources.map { source in
        let text = source.url.map { "\(source.text) \($0)" } ?? source.text
        return Markup(
          .li,
          [
            Markup(.code, text: source.id), Markup(" of "), Markup(.code, text: scale.id),
            Markup(": "), Markup(.cite, text: text),
          ])
      }
    }
    return Markup(.ul, [.class("sources")], ours + theirs)
  }

  private static let methods = [
    "Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, 16(3), 297–334. https://doi.org/10.1007/BF02310555",
    "Goldstein, H., & Spiegelhalter, D. J. (1996). League tables and their limitations: statistical issues in comparisons of institutional performance. Journal of the Royal Statistical Society A, 159(3), 385–443. https://doi.org/10.2307/2983325",
    "Horowitz, J. L., & Manski, C. F. (2000). Nonparametric analysis of randomized experiments with missing covariate and outcome data. Journal of the American Statistical Association, 95(449), 77–84. https://doi.org/10.1080/01621459.2000.10473902",
    "Jacobson, N. S., & Truax, P. (1991). Clinical significance: a statistical approach to defining meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology, 59(1), 12–19. https://doi.org/10.1037/0022-006X.59.1.12",
    "Laird, N. M., & Ware, J. H. (1982). Random-effects models for longitudinal data. Biometrics, 38(4), 963–974. https://doi.org/10.2307/2529876",
    "Lord, F. M., & Novick, M. R. (1968). Statistical theories of mental test scores. Reading, MA: Addison-Wesley.",
    "Satterthwaite, F. E. (1946). An approximate distribution of estimates of variance components. Biometrics Bulletin, 2(6), 110–114. https://doi.org/10.2307/3002019",
    "Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in Medicine, 24(8), 1185–1202. https://doi.org/10.1002/sim.1970",
    "Tukey, J. W. (1953). The problem of multiple comparisons. Unpublished manuscript, Princeton University.",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association, 22(158), 209–212. https://doi.org/10.1080/01621459.1927.10502953",
  ]
}
