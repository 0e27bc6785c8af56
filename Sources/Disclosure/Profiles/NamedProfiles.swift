import Results

extension DisclosureProfile {
  /// Every profile by name; threshold 10 is the one to take where nobody asks for another.
  public static let all: [DisclosureProfile] = [
    .thresholdTen, .nhsEngland, .openSAFELY, .ukLLC, .ungated,
  ]

  /// The profile of an id; nil where there is none.
  public static func named(_ id: String) -> DisclosureProfile? { all.first { $0.id == id } }

  /// NHS England, secondary care data below national level: 1–7 withheld, other counts to the nearest
  /// 5, zero shown, means from 8 persons on.
  public static let nhsEngland = DisclosureProfile(
    id: "nhs-england", version: "2018-09", title: "NHS England, sub-national counts",
    sources: [
      Citation(
        id: "nhs-digital-2018",
        text: """
          NHS Digital (2018). Disclosure control methodology for Hospital Episode Statistics and \
          Emergency Care Data Set from September 2018.
          """,
        url: "https://digital.nhs.uk/data-and-information/data-tools-and-services/data-services/"
          + "hospital-episode-statistics/"
          + "change-to-disclosure-control-methodology-for-hes-and-ecds-from-september-2018"),
      Citation(
        id: "nhs-codon-suppression",
        text: "NHS Digital, codonPython, suppression.py: 0 stays 0, 1 to 7 becomes *, base 5.",
        url: "https://github.com/codonlibrary/codonPython"),
    ],
    fewestPersons: 8, zeros: .shown, roundingBase: 5, alikeGroups: .shown,
    notes: [
      .unverified(
        """
        That zero is shown and that the base is 5 was read in NHS Digital's published code; the wording of \
        the method's own page was not seen.
        """),
      .added(
        """
        The published method withholds nothing further in tables, because counts and totals are rounded. \
        Rounded totals alone leave some withheld counts within fewer than 8 values (0, * and 20 with a \
        total of 20 leave 1 to 4), so further counts are withheld here until every one has 8. An asterisk \
        therefore no longer means 1 to 7.
        """),
      .added(
        "The published method exempts rates and models; sums behind a model are judged here as counts."
      ),
      .addedRounding, .addedScoreSets,
    ])

  /// OpenSAFELY: 7 and below redacted, then to the nearest 5; totals are sums of what is shown.
  public static let openSAFELY = DisclosureProfile(
    id: "opensafely", version: "2023-11", title: "OpenSAFELY",
    sources: [
      Citation(
        id: "opensafely-sdc",
        text: """
          OpenSAFELY documentation, Statistical disclosure control: redact counts of 7 and below, then \
          round to the nearest 5; totals are sums of rounded counts.
          """,
        url: "https://docs.opensafely.org/outputs/sdc/")
    ],
    fewestPersons: 8, zeros: .shown, roundingBase: 5, totals: .ofWhatIsShown,
    alikeGroups: .everybodyWithheld,
    notes: [
      .unverified(
        """
        The documentation asks for care where a category holds nobody or everybody, and gives no rule. \
        Here a category of everybody is withheld with the zeros beside it; other zeros are shown.
        """),
      .added(
        """
        Means need 8 persons, as counts do; the documentation says both "5 or fewer" and "7 or fewer".
        """),
      .addedRounding, .addedScoreSets,
    ])

  /// Threshold 10, as in SACRO's and ACRO's defaults and ONS practice: fewer than 10 withheld, zeros
  /// too, nothing rounded. The profile to take where nobody asks for another.
  public static let thresholdTen = DisclosureProfile(
    id: "threshold-10", version: "2024", title: "SACRO and ONS, threshold 10",
    sources: [
      Citation(
        id: "acro-defaults",
        text: "ACRO, default.yaml: safe_threshold 10, zeros_are_disclosive true.",
        url: "https://github.com/AI-SDC/ACRO/blob/main/acro/default.yaml"),
      Citation(
        id: "celsius-ons",
        text:
          "CeLSIUS, Advice from the Office for National Statistics: a threshold of 10, by principles.",
        url: "http://celsius.lshtm.ac.uk/onscell.html"),
    ],
    fewestPersons: 10,
    notes: [
      .unverified("That lowest and highest scores are not allowed was not seen in writing."),
      .added(
        """
        ONS and SACRO leave further withholding in tables to a person; here it is done. Their rules of \
        dominance concern amounts of money or goods and are not applied to scores.
        """),
      .addedScoreSets,
    ])

  /// UK Longitudinal Linkage Collaboration: fewer than 10 withheld, zero included, in counts,
  /// percentages and any other figure; withheld along rows and along columns.
  public static let ukLLC = DisclosureProfile(
    id: "uk-llc", version: "2026-01-30", title: "UK Longitudinal Linkage Collaboration",
    sources: [
      Citation(
        id: "uk-llc-sdc",
        text: "UK LLC Guidebook, Statistical disclosure control, last modified 30 January 2026.",
        url: "https://guidebook.ukllc.ac.uk/docs/user_guide/sdc")
    ],
    fewestPersons: 10,
    notes: [
      .unverified(
        "The guidebook has no rule on a category that holds everybody; it is withheld here."),
      .addedScoreSets,
    ])

  /// No gate: for use inside an organisation, never for what leaves it.
  public static let ungated = DisclosureProfile(
    id: "none", version: "1", title: "No gate", fewestPersons: 1, zeros: .shown,
    fewestForMeans: 1, alikeGroups: .shown, protectsTables: false, showsExtremes: true,
    exactMeansFrom: 1, fewestScoreSets: 0)
}

extension Note {
  fileprivate static func unverified(_ message: String) -> Note {
    Note("disclosure.unverified", message)
  }

  fileprivate static func added(_ message: String) -> Note { Note("disclosure.added", message) }

  /// What every profile has beside its published rules.
  fileprivate static let addedScoreSets = Note.added(
    """
    Means and standard deviations of fewer than 30 persons are told to a tenth of a point, and withheld \
    where too few sets of scores could stand behind them: no published rule asks for it.
    """)

  /// What profiles that round counts have beside it.
  fileprivate static let addedRounding = Note.added(
    """
    Means and standard deviations of any number of persons are told to a tenth of a point: an exact mean \
    would tell how many they are, and the count beside it is rounded.
    """)
}
