using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Agencies;

/// <summary>The first rule that is for a file, and has an agency that can take it, decides.</summary>
/// <param name="Rules">In the order they are asked.</param>
/// <param name="Fallback">Agency of the files that no rule finds one for; left out, they wait.</param>
/// <param name="RequirePapers">An agency without any papers, or without any mandate, gets nothing; where false it gets claims with a warning.</param>
sealed record PlacementRulesGiven(IReadOnlyList<RuleGiven> Rules, string? Fallback = null, bool RequirePapers = true)
{
    const int MostRules = 200;

    internal IEnumerable<InputError?> Wrong()
    {
        if (Rules.Count > MostRules) yield return new("rules", $"are at most {MostRules}");
        if (Fallback is not null && !AgencyName.IsValid(Fallback)) yield return new("fallback", "is the name of an agency");
        foreach (var (i, rule) in Rules.Index())
        {
            if (rule is null) yield return new($"rules[{i}]", "is a rule");
            else
                foreach (var error in rule.Wrong($"rules[{i}]"))
                    yield return error;
        }
    }

    internal PlacementRules Given() => new([.. Rules.Select(rule => rule.Rule())], Fallback, RequirePapers);

    internal static PlacementRulesGiven Of(PlacementRules rules) => new([.. rules.Rules.Select(RuleGiven.Of)], rules.Fallback, rules.RequirePapers);
}

/// <summary>These files go to these agencies. A condition that is left out holds for every file; what is not known of a file meets no condition.</summary>
/// <param name="Agencies">One with 100 percent, or several that share the debtors.</param>
/// <param name="Countries">ISO 3166-1 alpha-2, of the debtor.</param>
/// <param name="Departments">Of the debtor in France: <c>69</c>, <c>2A</c>, <c>974</c>.</param>
/// <param name="Languages">ISO 639-1, of the debtor.</param>
/// <param name="DebtorKinds"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="FromCents">At least so much is owed on the file.</param>
/// <param name="UpToCents">At most so much is owed on the file.</param>
/// <param name="Currency">ISO 4217, of both; a file in another meets neither.</param>
/// <param name="FromDays">The oldest claim is at least so many days overdue.</param>
/// <param name="UpToDays">The oldest claim is at most so many days overdue.</param>
sealed record RuleGiven(
    IReadOnlyList<ShareGiven> Agencies, IReadOnlyList<string>? Countries = null, IReadOnlyList<string>? Departments = null, IReadOnlyList<string>? Languages = null,
    IReadOnlyList<string>? DebtorKinds = null, long? FromCents = null, long? UpToCents = null, string Currency = "EUR", int? FromDays = null, int? UpToDays = null)
{
    const int MostAgencies = 20;

    static readonly string[] Kinds = ["company", "retailer", "craftsman", "public_body", "consumer"];

    internal IEnumerable<InputError?> Wrong(string at)
    {
        if (Agencies.Count > MostAgencies || Agencies.Any(share => share is null || !AgencyName.IsValid(share.Agency))) yield return new($"{at}.agencies", $"are at most {MostAgencies} names of agencies");
        yield return ZoneCodes.WrongCountries($"{at}.countries", Countries);
        yield return ZoneCodes.WrongDepartments($"{at}.departments", Departments);
        yield return ZoneCodes.WrongLanguages($"{at}.languages", Languages);
        yield return ZoneCodes.Wrong($"{at}.debtorKinds", DebtorKinds, Kinds.Contains, "kinds of debtors: " + string.Join(", ", Kinds));
        if (FromCents is < 0 or > ReportDesk.MostCents) yield return new($"{at}.fromCents", $"is 0 to {ReportDesk.MostCents}");
        if (UpToCents is < 0 or > ReportDesk.MostCents) yield return new($"{at}.upToCents", $"is 0 to {ReportDesk.MostCents}");
        yield return PlainText.WrongCurrency($"{at}.currency", Currency);
    }

    internal ChoiceRule Rule() => new(
        new(Codes(Countries), Codes(Departments), Codes(Languages), Codes(DebtorKinds), Amount(FromCents), Amount(UpToCents), FromDays, UpToDays),
        [.. Agencies.Select(share => new AgencyShare(share.Agency, share.Percent))]);

    internal static RuleGiven Of(ChoiceRule rule) => new(
        [.. rule.Agencies.Select(share => new ShareGiven(share.Agency, share.Percent))], Listed(rule.When.Countries), Listed(rule.When.Departments), Listed(rule.When.Languages), Listed(rule.When.DebtorKinds),
        rule.When.From?.Cents, rule.When.UpTo?.Cents, (rule.When.From ?? rule.When.UpTo ?? Money.Zero).Currency, rule.When.FromDays, rule.When.UpToDays);

    static ImmutableArray<string> Codes(IReadOnlyList<string>? codes) => [.. codes ?? []];

    static IReadOnlyList<string>? Listed(ImmutableArray<string> codes) => codes.IsEmpty ? null : codes;

    Money? Amount(long? cents) => cents is { } given ? Money.OfCents(given, Currency) : null;
}

/// <summary>An agency's part of a rule.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Percent">Of the debtors; those of a rule make 100.</param>
sealed record ShareGiven(string Agency, int Percent = 100);
