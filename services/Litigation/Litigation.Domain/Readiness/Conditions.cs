using System.Collections.Immutable;
using System.Globalization;

namespace Recouvrement.Litigation.Domain.Readiness;

/// <summary>The conditions of every file: the three checks before court, then what stands in the way of any act.</summary>
static class Conditions
{
    internal const string Undisputed = "no_dispute", Documented = "documents", Noticed = "formal_notice", InTime = "limitation", Solvent = "no_insolvency", Due = "due", Determined = "amount_determined";

    internal static ImmutableArray<Condition> Of(FileFacts file, DateOnly on) =>
        [Dispute(file), Documents(file), Notice(file), Limitation(file, on), Insolvency(file), Exigible(file, on), Amount(file)];

    static Condition Dispute(FileFacts file)
    {
        var disputed = file.Claims.Where(claim => !claim.Disputes.IsEmpty).ToList();
        return new(Undisputed, disputed.Count == 0 ? Finding.Met : Finding.NotMet,
            disputed.Count == 0 ? "No dispute is open." : $"Disputes are open: {string.Join("; ", disputed.Select(claim => $"{claim.Number} ({string.Join(", ", claim.Disputes)})"))}.",
            "Practice: a serious dispute leads to opposition (CPC 1412) or out of summary proceedings (CPC 873)");
    }

    static Condition Documents(FileFacts file)
    {
        const string source = "Proof is free between merchants (C. com. L110-3), in writing above 1 500 EUR against others (C. civ. 1359)";
        var missing = file.Claims.Where(claim => claim.Evidence is { Missing.IsEmpty: false }).ToList();
        if (missing.Count > 0)
            return new(Documented, Finding.NotMet, $"Papers are missing: {string.Join("; ", missing.Select(claim => $"{claim.Number} ({string.Join(", ", claim.Evidence!.Missing.Select(line => string.Join(" or ", line)))})"))}.", source);
        var untold = file.Claims.Where(claim => claim.Evidence is null).Select(claim => claim.Number).ToList();
        return untold.Count > 0
            ? new(Documented, Finding.Unknown, $"Nobody told what proves {string.Join(", ", untold)}.", source)
            : new(Documented, Finding.Met, "Each claim has its order, its proof of performance and its invoice.", source);
    }

    static Condition Notice(FileFacts file)
    {
        const string source = "Practice, not a condition of CPC 1405; C. civ. 1344, and for unclaimed letters Cass. 1re civ. 20/01/2021 n°19-20.680";
        return file.Notice switch
        {
            null                            => new(Noticed, Finding.Unknown, "Nothing was heard of a registered letter with a formal notice.", source),
            { EffectiveOn: { } day } notice => new(Noticed, Finding.Met, $"The formal notice is {notice.State.Replace('_', ' ')}; it counts from {Day(day)}.", source),
            { State: "unknown_address" }    => new(Noticed, Finding.NotMet, "The formal notice found nobody at its address: find another, or have it served.", source),
            { State: var state }            => new(Noticed, Finding.Unknown, $"The letter of the formal notice is {state.Replace('_', ' ')}: it is not proved yet.", source),
        };
    }

    static Condition Limitation(FileFacts file, DateOnly on)
    {
        const string source = "C. com. L110-4, C. conso. L218-2 or loi 68-1250, counted by the rules of C. civ. 2228 s.; as told at the hand-over";
        var over = file.Claims.Where(claim => claim.SafeOn < on).ToList();
        if (over.Count > 0)
            return new(InTime, Finding.NotMet, $"The last safe day has passed: {string.Join("; ", over.Select(claim => $"{claim.Number} ({Day(claim.SafeOn!.Value)}{(claim.PossibleOn > claim.SafeOn ? $", arguable until {Day(claim.PossibleOn.Value)}" : "")})"))}. What the debtor can plead is for a lawyer.", source);
        var first = file.Claims.MinBy(claim => claim.SafeOn ?? DateOnly.MaxValue);
        return file.Claims.Any(claim => claim.SafeOn is null)
            ? new(InTime, Finding.Unknown, "The last safe day of some claims is not known.", source)
            : new(InTime, Finding.Met, $"The first last safe day is {Day(first!.SafeOn!.Value)} ({first.Number}). A petition does not interrupt the period; its service does.", source);
    }

    static Condition Insolvency(FileFacts file)
    {
        const string source = "C. com. L622-17, L622-21, L622-24";
        if (file.Insolvency is not { } open) return new(Solvent, Finding.Met, "No insolvency proceedings were heard of. Look at the BODACC of the day before acting.", source);
        var frozen = file.Frozen.Select(claim => claim.Number).ToList();
        return frozen.Count > 0
            ? new(Solvent, Finding.NotMet, $"Proceedings ({open.Kind}) are open since {Day(open.JudgmentOn)}: no action for earlier debts, which are declared instead ({string.Join(", ", frozen)}).", source)
            : new(Solvent, Finding.Met, $"Proceedings ({open.Kind}) are open since {Day(open.JudgmentOn)}; all claims were issued since, and are payable when due where they were born regularly for the needs of the proceedings.", source);
    }

    static Condition Exigible(FileFacts file, DateOnly on)
    {
        var early = file.Claims.Where(claim => claim.DueOn >= on).Select(claim => claim.Number).ToList();
        return new(Due, early.Count == 0 ? Finding.Met : Finding.NotMet, early.Count == 0 ? "All claims are due." : $"Not yet due: {string.Join(", ", early)}.", "C. civ. 1305-2");
    }

    static Condition Amount(FileFacts file) => file.Owed switch
    {
        []            => new(Determined, Finding.NotMet, "Nothing is owed.", "CPC 1405"),
        [var one]     => new(Determined, Finding.Met, $"The principal is {one}; interest and the 40 EUR of each invoice come on top.", "CPC 1405"),
        var several   => new(Determined, Finding.NotMet, $"The claims are in several currencies ({string.Join(", ", several)}): one request states one.", "CPC 1405"),
    };

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
