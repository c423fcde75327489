using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>What a file is, for the choice of its agency.</summary>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Owed">On all of its claims.</param>
/// <param name="Claims">How many.</param>
/// <param name="OldestDays">Days the oldest of them is overdue.</param>
/// <param name="Zone">Where the debtor is.</param>
/// <param name="Language">ISO 639-1, or null.</param>
/// <param name="Kind">Of the debtor, as Invoicing says it; null where it is not known.</param>
public sealed record FileToPlace(Guid Debtor, Money Owed, int Claims, int OldestDays, DebtorZone Zone, string? Language, string? Kind)
{
    /// <summary>Agencies that had it before.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];
}

/// <summary>Which files a rule is for. What is left empty holds for every file; what is not known of a file meets no condition.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2, of the debtor.</param>
/// <param name="Departments">Of the debtor: <c>69</c>, <c>2A</c>, <c>974</c>.</param>
/// <param name="Languages">ISO 639-1, of the debtor.</param>
/// <param name="DebtorKinds"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="From">At least so much is owed.</param>
/// <param name="UpTo">At most so much is owed.</param>
/// <param name="FromDays">The oldest claim is at least so many days overdue.</param>
/// <param name="UpToDays">The oldest claim is at most so many days overdue.</param>
public sealed record RuleConditions(
    ImmutableArray<string> Countries, ImmutableArray<string> Departments, ImmutableArray<string> Languages, ImmutableArray<string> DebtorKinds,
    Money? From = null, Money? UpTo = null, int? FromDays = null, int? UpToDays = null)
{
    /// <summary>For every file.</summary>
    public static RuleConditions None { get; } = new([], [], [], []);

    /// <summary>The conditions that a file does not meet: <c>zone</c>, <c>language</c>, <c>debtor_kind</c>, <c>amount</c>, <c>age</c>.</summary>
    public ImmutableArray<string> Unmet(FileToPlace file)
    {
        var unmet = ImmutableArray.CreateBuilder<string>();
        if (!Holds(Countries, file.Zone.Country) || !Holds(Departments, file.Zone.Department)) unmet.Add("zone");
        if (!Holds(Languages, file.Language)) unmet.Add("language");
        if (!Holds(DebtorKinds, file.Kind)) unmet.Add("debtor_kind");
        if (!Within(file.Owed)) unmet.Add("amount");
        if (file.OldestDays < FromDays || file.OldestDays > UpToDays) unmet.Add("age");
        return unmet.ToImmutable();
    }

    /// <summary>Two are the same when all they say is.</summary>
    public bool Equals(RuleConditions? other) =>
        other is not null && (From, UpTo, FromDays, UpToDays) == (other.From, other.UpTo, other.FromDays, other.UpToDays)
        && Countries.SequenceEqual(other.Countries) && Departments.SequenceEqual(other.Departments) && Languages.SequenceEqual(other.Languages) && DebtorKinds.SequenceEqual(other.DebtorKinds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, UpTo, FromDays, UpToDays);

    static bool Holds(ImmutableArray<string> wanted, string? found) => wanted.IsEmpty || (found is not null && wanted.Contains(found));

    // An amount in another currency is within no bound.
    bool Within(Money owed) =>
        (From is not { } from || (from.Currency == owed.Currency && owed >= from)) && (UpTo is not { } upTo || (upTo.Currency == owed.Currency && owed <= upTo));
}

/// <summary>An agency's part of what a rule is for.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Percent">Of the debtors, 1 to 100.</param>
public sealed record AgencyShare(string Agency, int Percent);

/// <summary>One rule: these files go to these agencies.</summary>
/// <param name="When">Which files.</param>
/// <param name="Agencies">One for all, or several that share the debtors; one whose turn it is and who cannot is followed by the next.</param>
public sealed record ChoiceRule(RuleConditions When, ImmutableArray<AgencyShare> Agencies)
{
    /// <summary>The agencies in the order they are asked for a debtor: all files of one debtor have the same, so that he hears one voice.</summary>
    public IEnumerable<string> For(Guid debtor)
    {
        var turn = BitConverter.ToUInt32(debtor.ToByteArray(bigEndian: true).AsSpan(12)) % 100;
        var (first, sum) = (0, 0);
        while (first < Agencies.Length - 1 && (sum += Agencies[first].Percent) <= turn) first++;
        return [.. Agencies.Skip(first).Concat(Agencies.Take(first)).Select(share => share.Agency)];
    }

    /// <summary>Two are the same when all they say is.</summary>
    public bool Equals(ChoiceRule? other) => other is not null && When == other.When && Agencies.SequenceEqual(other.Agencies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(When, Agencies.Length);
}

/// <summary>A creditor's rules: the first that is for a file and has an agency that can take it decides.</summary>
/// <param name="Rules">In the order they are asked.</param>
/// <param name="Fallback">Agency of the files that no rule finds one for; null lets them wait.</param>
/// <param name="RequirePapers">An agency without any papers, or without any mandate, gets nothing. Where false, it gets claims with a warning; papers and mandates that are on file and do not hold stop it all the same.</param>
public sealed record PlacementRules(ImmutableArray<ChoiceRule> Rules, string? Fallback, bool RequirePapers)
{
    /// <summary>Every agency they name.</summary>
    public ImmutableArray<string> Agencies() => [.. Rules.SelectMany(rule => rule.Agencies).Select(share => share.Agency).Concat(Fallback is null ? [] : [Fallback]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Why they cannot be followed; null when they can.</summary>
    public Refusal? Refused() =>
        Rules.Any(rule => rule.Agencies.IsEmpty) ? Refuse("rule_without_agency", "Every rule names an agency.")
        : Rules.Any(rule => rule.Agencies.Any(share => share.Percent < 1) || rule.Agencies.Sum(share => (long)share.Percent) != 100) ? Refuse("shares_not_whole", "The shares of a rule are at least 1 % each and make 100 %.")
        : Rules.Any(rule => rule.Agencies.Select(share => share.Agency).Distinct().Count() < rule.Agencies.Length) ? Refuse("agency_twice", "A rule names an agency once.")
        : Rules.Any(rule => rule.When is { From: { } from, UpTo: { } upTo } && (from.Currency != upTo.Currency || from > upTo)) ? Refuse("bounds_crossed", "An amount is from less to more, in one currency.")
        : Rules.Any(rule => rule.When.FromDays > rule.When.UpToDays) ? Refuse("bounds_crossed", "An age is from fewer days to more.")
        : null;

    /// <summary>Two are the same when all they say is.</summary>
    public bool Equals(PlacementRules? other) => other is not null && (Fallback, RequirePapers) == (other.Fallback, other.RequirePapers) && Rules.SequenceEqual(other.Rules);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Fallback, RequirePapers, Rules.Length);
}
