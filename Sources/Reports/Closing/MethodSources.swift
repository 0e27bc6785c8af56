import Results
import Scales

/// The sources of the methods of a run, and of its scales.
enum MethodSources {
  static func markup(_ methods: [MethodSource], _ scales: [Scale]) -> Markup {
    let ours = methods.map { Markup(.li, [Markup(.cite, text: $0.words)]) }
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

  static let bauerCurran = MethodSource(
    key: "bauer2003", kind: .article, authors: ["Bauer, D. J.", "Curran, P. J."], year: "2003",
    title:
      "Distributional assumptions of growth mixture models: implications for overextraction of latent trajectory classes",
    venue: "Psychological Methods", volume: "8", number: "3", pages: "338–363",
    doi: "10.1037/1082-989X.8.3.338")
  static let bellMcCaffrey = MethodSource(
    key: "bell2002", kind: .article, authors: ["Bell, R. M.", "McCaffrey, D. F."], year: "2002",
    title: "Bias reduction in standard errors for linear regression with multi-stage samples",
    venue: "Survey Methodology", volume: "28", number: "2", pages: "169–181")
  static let cronbach = MethodSource(
    key: "cronbach1951", kind: .article, authors: ["Cronbach, L. J."], year: "1951",
    title: "Coefficient alpha and the internal structure of tests", venue: "Psychometrika",
    volume: "16", number: "3", pages: "297–334", doi: "10.1007/BF02310555")
  static let feldt = MethodSource(
    key: "feldt1965", kind: .article, authors: ["Feldt, L. S."], year: "1965",
    title:
      "The approximate sampling distribution of Kuder–Richardson reliability coefficient twenty",
    venue: "Psychometrika", volume: "30", number: "3", pages: "357–370",
    doi: "10.1007/BF02289499")
  static let goldsteinHealy = MethodSource(
    key: "goldstein1995", kind: .article, authors: ["Goldstein, H.", "Healy, M. J. R."],
    year: "1995", title: "The graphical presentation of a collection of means",
    venue: "Journal of the Royal Statistical Society A", volume: "158", number: "1",
    pages: "175–177", doi: "10.2307/2983411")
  static let goldsteinSpiegelhalter = MethodSource(
    key: "goldstein1996", kind: .article, authors: ["Goldstein, H.", "Spiegelhalter, D. J."],
    year: "1996",
    title:
      "League tables and their limitations: statistical issues in comparisons of institutional performance",
    venue: "Journal of the Royal Statistical Society A", volume: "159", number: "3",
    pages: "385–443", doi: "10.2307/2983325")
  static let horowitzManski = MethodSource(
    key: "horowitz2000", kind: .article, authors: ["Horowitz, J. L.", "Manski, C. F."],
    year: "2000",
    title:
      "Nonparametric analysis of randomized experiments with missing covariate and outcome data",
    venue: "Journal of the American Statistical Association", volume: "95", number: "449",
    pages: "77–84", doi: "10.1080/01621459.2000.10473902")
  static let jacobsonTruax = MethodSource(
    key: "jacobson1991", kind: .article, authors: ["Jacobson, N. S.", "Truax, P."], year: "1991",
    title:
      "Clinical significance: a statistical approach to defining meaningful change in psychotherapy research",
    venue: "Journal of Consulting and Clinical Psychology", volume: "59", number: "1",
    pages: "12–19", doi: "10.1037/0022-006X.59.1.12")
  static let lairdWare = MethodSource(
    key: "laird1982", kind: .article, authors: ["Laird, N. M.", "Ware, J. H."], year: "1982",
    title: "Random-effects models for longitudinal data", venue: "Biometrics", volume: "38",
    number: "4", pages: "963–974", doi: "10.2307/2529876")
  static let lordNovick = MethodSource(
    key: "lord1968", kind: .book, authors: ["Lord, F. M.", "Novick, M. R."], year: "1968",
    title: "Statistical theories of mental test scores", venue: "Reading, MA: Addison-Wesley")
  static let muthenShedden = MethodSource(
    key: "muthen1999", kind: .article, authors: ["Muthén, B.", "Shedden, K."], year: "1999",
    title: "Finite mixture modeling with mixture outcomes using the EM algorithm",
    venue: "Biometrics", volume: "55", number: "2", pages: "463–469",
    doi: "10.1111/j.0006-341X.1999.00463.x")
  static let satterthwaite = MethodSource(
    key: "satterthwaite1946", kind: .article, authors: ["Satterthwaite, F. E."], year: "1946",
    title: "An approximate distribution of estimates of variance components",
    venue: "Biometrics Bulletin", volume: "2", number: "6", pages: "110–114",
    doi: "10.2307/3002019")
  static let schoot = MethodSource(
    key: "schoot2017", kind: .article,
    authors: [
      "van de Schoot, R.", "Sijbrandij, M.", "Winter, S. D.", "Depaoli, S.", "Vermunt, J. K.",
    ], year: "2017",
    title: "The GRoLTS-Checklist: guidelines for reporting on latent trajectory studies",
    venue: "Structural Equation Modeling", volume: "24", number: "3", pages: "451–467",
    doi: "10.1080/10705511.2016.1247646")
  static let spiegelhalter = MethodSource(
    key: "spiegelhalter2005", kind: .article, authors: ["Spiegelhalter, D. J."], year: "2005",
    title: "Funnel plots for comparing institutional performance", venue: "Statistics in Medicine",
    volume: "24", number: "8", pages: "1185–1202", doi: "10.1002/sim.1970")
  static let student = MethodSource(
    key: "student1908", kind: .article, authors: ["Student"], year: "1908",
    title: "The probable error of a mean", venue: "Biometrika", volume: "6", number: "1",
    pages: "1–25", doi: "10.1093/biomet/6.1.1")
  static let tukey = MethodSource(
    key: "tukey1953", kind: .unpublished, authors: ["Tukey, J. W."], year: "1953",
    title: "The problem of multiple comparisons",
    venue: "Unpublished manuscript, Princeton University")
  static let wilson = MethodSource(
    key: "wilson1927", kind: .article, authors: ["Wilson, E. B."], year: "1927",
    title: "Probable inference, the law of succession, and statistical inference",
    venue: "Journal of the American Statistical Association", volume: "22", number: "158",
    pages: "209–212", doi: "10.1080/01621459.1927.10502953")
  static let wolpert = MethodSource(
    key: "wolpert2014", kind: .article,
    authors: [
      "Wolpert, M.", "Deighton, J.", "De Francesco, D.", "Martin, P.", "Fonagy, P.", "Ford, T.",
    ], year: "2014",
    title:
      "From 'reckless' to 'mindful' in the use of outcome data to inform service-level performance management",
    venue: "BMJ Quality & Safety", volume: "23", number: "4", pages: "272–276",
    doi: "10.1136/bmjqs-2013-002557")
}
