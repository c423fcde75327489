using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>What an agency has already.</summary>
/// <param name="Live">Placements that have not ended, of all creditors.</param>
/// <param name="Claims">Placed under the mandate in force so far.</param>
/// <param name="Amount">Owed on those when they were placed.</param>
public sealed record AgencyLoad(int Live, int Claims, Money Amount)
{
    /// <summary>The load once a file more is with it. A test has one currency, and nothing in another comes under it.</summary>
    public AgencyLoad With(FileToPlace file) => new(Live + 1, Claims + file.Claims, Amount.IsZero || Amount.Currency == file.Owed.Currency ? Amount + file.Owed : Amount);
}

/// <summary>An agency that may be chosen.</summary>
/// <param name="Agency">Its entry in the register.</param>
/// <param name="Mandate">What it has signed with the creditor.</param>
/// <param name="Load">What it has already.</param>
public sealed record Candidate(Agency Agency, CollectionMandate Mandate, AgencyLoad Load);

/// <summary>Something that speaks against an agency, or that somebody should know who chose it.</summary>
/// <param name="Code">snake_case, part of the API.</param>
/// <param name="Text">In words.</param>
public sealed record Remark(string Code, string Text);

/// <summary>What is to be said of an agency for a file.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Rule">Number of the rule that names it, from 1; null where it is the fallback or was chosen by hand.</param>
/// <param name="Against">Every reason against it; empty where it can take the file.</param>
/// <param name="Warnings">What does not stop it.</param>
public sealed record Verdict(string Agency, int? Rule, ImmutableArray<Remark> Against, ImmutableArray<Remark> Warnings);

/// <summary>How a rule meets a file.</summary>
/// <param name="Rule">Its number, from 1.</param>
/// <param name="Unmet">Conditions that the file does not meet; empty where the rule is for it.</param>
public sealed record RuleMet(int Rule, ImmutableArray<string> Unmet);

/// <summary>The choice of an agency, explained.</summary>
/// <param name="Chosen">Null where the file waits.</param>
/// <param name="Rules">Every rule of the creditor.</param>
/// <param name="Agencies">Every agency that was asked, in that order; the chosen one is the last.</param>
public sealed record Choice(Verdict? Chosen, ImmutableArray<RuleMet> Rules, ImmutableArray<Verdict> Agencies);

/// <summary>Chooses the agency of a file by its creditor's rules.</summary>
public static class Choosing
{
    /// <summary>The choice. Agencies are asked in the order of the rules and, within one, in that of the debtor's turn; the fallback is asked last.</summary>
    /// <param name="rule">The creditor's, by hand or by rules.</param>
    /// <param name="file">What is to be placed.</param>
    /// <param name="candidates">By name; an agency that is missing is not in the register.</param>
    /// <param name="on">The day.</param>
    public static Choice Of(PlacementRule rule, FileToPlace file, IReadOnlyDictionary<string, Candidate> candidates, DateOnly on)
    {
        if (rule.InForce is not { } rules) return new(null, [], []);
        ImmutableArray<RuleMet> met = [.. rules.Rules.Select((r, i) => new RuleMet(i + 1, r.When.Unmet(file)))];
        var asked = met.Where(m => m.Unmet.IsEmpty).SelectMany(m => rules.Rules[m.Rule - 1].For(file.Debtor).Select(name => (Name: name, Rule: (int?)m.Rule)))
            .Concat(rules.Fallback is { } fallback ? [(fallback, null)] : []).DistinctBy(a => a.Name);
        var verdicts = ImmutableArray.CreateBuilder<Verdict>();
        foreach (var (name, number) in asked)
        {
            var verdict = candidates.TryGetValue(name, out var candidate)
                ? Judge(name, number, file, candidate, rules.RequirePapers, isByHand: rule.Rules is null, on)
                : new(name, number, [new("not_registered", "It is not in the register of agencies.")], []);
            verdicts.Add(verdict);
            if (verdict.Against.IsEmpty) return new(verdict, met, verdicts.ToImmutable());
        }

        return new(null, met, verdicts.ToImmutable());
    }

    /// <summary>What an agency's papers and mandate are worth on a day, whatever the file. Law and contract bind whoever chooses.</summary>
    /// <param name="candidate">The agency.</param>
    /// <param name="requirePapers">Having none at all speaks against it; otherwise it is a warning.</param>
    /// <param name="on">The day.</param>
    public static (ImmutableArray<Remark> Against, ImmutableArray<Remark> Warnings) Standing(Candidate candidate, bool requirePapers, DateOnly on)
    {
        var mandate = candidate.Mandate.InForce(on);
        var papers = candidate.Agency.Diligence(on, mandate?.Written.GuaranteeRequired ?? false, warnDays: 0);
        var none = Remarks(
            candidate.Mandate.All.IsEmpty ? new("no_mandate", "No written mandate is on file (CPCE R124-3).") : null,
            papers.OnFile ? null : new("papers_missing", "It has shown no papers."));
        var bad = Remarks([
            mandate is null && !candidate.Mandate.All.IsEmpty ? new("mandate_not_in_force", $"No mandate on file is in force on {on:yyyy-MM-dd}.") : null,
            .. papers.OnFile ? papers.Blocking.Select(Paper) : []]);
        return requirePapers ? ([.. none, .. bad], []) : (bad, none);
    }

    /// <summary>What speaks against claims that a person adds to a placement of an agency: what law and contract say of any new business. Empty where nothing does.</summary>
    /// <param name="candidate">The agency.</param>
    /// <param name="file">What is to be added.</param>
    /// <param name="terms">Reference of the mandate that the placement is under; null where it has none.</param>
    /// <param name="on">The day.</param>
    public static ImmutableArray<Remark> AgainstAdding(Candidate candidate, FileToPlace file, string? terms, DateOnly on)
    {
        var mandate = candidate.Mandate.InForce(on);
        var (against, _) = Standing(candidate, requirePapers: false, on);
        return Remarks([
            .. against, Bound(mandate?.Test, candidate.Load, file),
            mandate is not null && mandate.Written.Terms.Reference != terms ? new("mandate_changed", $"The placement is not under the mandate in force, {mandate.Written.Terms.Reference}: place the file for itself.") : null]);
    }

    /// <summary>What speaks against an agency that is to work in the creditor's name: law and contract. Empty where nothing does.</summary>
    /// <param name="candidate">The agency, its load under the white-label mandate in force.</param>
    /// <param name="file">What it is to be given.</param>
    /// <param name="on">The day.</param>
    public static ImmutableArray<Remark> AgainstWhiteLabel(Candidate candidate, FileToPlace file, DateOnly on)
    {
        if (candidate.Mandate.InForce(on, MandateKind.WhiteLabel) is not { } mandate) return [new("no_white_label_mandate", $"No white-label mandate is in force on {on:yyyy-MM-dd}.")];
        var papers = candidate.Agency.Diligence(on, mandate.Written.GuaranteeRequired, warnDays: 0);
        return Remarks([.. papers.OnFile ? papers.Blocking.Select(Paper) : [], Bound(mandate.Test, candidate.Load, file)]);
    }

    // Where it works, what it speaks and how much it takes at once are for rules to mind: who chooses by hand is told.
    static Verdict Judge(string name, int? rule, FileToPlace file, Candidate candidate, bool requirePapers, bool isByHand, DateOnly on)
    {
        var (against, warnings) = Standing(candidate, requirePapers, on);
        var fit = Fit(candidate, file);
        var bound = Bound(candidate.Mandate.InForce(on)?.Test, candidate.Load, file);
        var tried = file.Tried.Contains(name) ? new Remark("gave_back", "It had these claims and gave them back.") : null;
        return new(name, rule, Remarks([tried, .. against, .. isByHand ? [] : fit, bound]), isByHand ? [.. warnings, .. fit] : warnings);
    }

    static ImmutableArray<Remark> Remarks(params IEnumerable<Remark?> found) => [.. found.OfType<Remark>()];

    static Remark Paper(PaperFinding finding) => finding switch
    {
        { State: PaperState.Lapsed, Day: { } day }      => new("papers_lapsed", $"{Name(finding.Kind)} {finding.Reference} ended on {day:yyyy-MM-dd}."),
        { State: PaperState.NotYetValid, Day: { } day } => new("papers_missing", $"{Name(finding.Kind)} {finding.Reference} holds from {day:yyyy-MM-dd}."),
        _                                               => new("papers_missing", $"{Name(finding.Kind)} is missing."),
    };

    static string Name(PaperKind kind) => kind switch
    {
        PaperKind.Declaration        => "The declaration to the procureur",
        PaperKind.LiabilityInsurance => "The liability insurance",
        PaperKind.DedicatedAccount   => "The account for collected funds",
        PaperKind.Guarantee          => "The guarantee that the mandate asks for",
        _                            => "A paper",
    };

    static ImmutableArray<Remark> Fit(Candidate candidate, FileToPlace file)
    {
        var profile = candidate.Agency.Profile;
        return Remarks(
            profile.Covers(file.Zone) ? null : new("zone", file.Zone.Country is { } country ? $"It does not work in {file.Zone.Department ?? country}." : "Nobody knows where the debtor is, and it does not work everywhere."),
            profile.Speaks(file.Language) ? null : new("language", $"It does not speak {file.Language}."),
            candidate.Load.Live >= profile.Capacity ? new("capacity_full", $"It has {candidate.Load.Live} live placements and takes {profile.Capacity}.") : null);
    }

    static Remark? Bound(TestBounds? test, AgencyLoad load, FileToPlace file)
    {
        if (test is null) return null;
        var of = $"Its test mandate is for {test.MaxClaims} claims and {test.MaxAmount}";
        if (file.Owed.Currency != test.MaxAmount.Currency) return new("test_bound", $"{of}, and the file is in {file.Owed.Currency}.");
        var after = load.With(file);
        return after.Claims > test.MaxClaims || after.Amount > test.MaxAmount ? new("test_bound", $"{of}; with this file it would have {after.Claims} claims and {after.Amount}.") : null;
    }
}
