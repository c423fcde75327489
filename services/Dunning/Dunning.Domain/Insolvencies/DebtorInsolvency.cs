using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Dunning.Domain.Cases;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Insolvencies;

/// <summary>Insolvency proceedings (procédure collective) of a debtor.</summary>
/// <param name="Kind">snake_case: <c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
/// <param name="ClosedOn">Since when they are over; null while they are open.</param>
/// <param name="Outcome">How they ended, snake_case; null where nobody said.</param>
public sealed record Proceedings(string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, DateOnly? ClosedOn, string? Outcome);

/// <summary>
/// What was told of a debtor's insolvency, in any order, and the proceedings that follow from it. Claims born before the opening judgment are
/// neither claimed nor paid (L622-7, L622-21) and bear interest to its eve (L622-28); later ones are payable when due (L622-17). The end of
/// proceedings thaws nothing by itself: a person reads in the plan or the judgment what becomes of each claim.
/// </summary>
public sealed record DebtorInsolvency
{
    /// <summary>The outcome of proceedings that never were: they freeze nothing.</summary>
    const string ReportedInError = "reported_in_error";

    /// <summary>By which Invoicing holds each invoice that it finds frozen: it also reads deliveries that are linked to an invoice.</summary>
    const string Hold = "insolvency";

    /// <summary>Nothing was told.</summary>
    public static DebtorInsolvency None { get; } = new();

    ImmutableSortedDictionary<long, DunningEvent> Told { get; init; } = ImmutableSortedDictionary<long, DunningEvent>.Empty;

    /// <summary>All proceedings, the first one first.</summary>
    public ImmutableArray<Proceedings> All { get; private init; } = [];

    /// <summary>Proceedings are under way.</summary>
    internal bool IsOpen => All.Any(proceedings => proceedings.ClosedOn is null);

    /// <summary>Proceedings that were told of as opened by a day never were.</summary>
    internal bool WasInError(DateOnly by)
    {
        DateOnly? opened = null;
        foreach (var fact in Told.Values)
        {
            if (fact is InsolvencyClosed { Outcome: ReportedInError } && opened <= by) return true;
            opened = fact is InsolvencyOpened e ? opened < e.JudgmentOn ? opened : e.JudgmentOn : null;
        }

        return false;
    }

    internal DebtorInsolvency With(long version, DunningEvent fact)
    {
        var told = Told.SetItem(version, fact);
        return new() { Told = told, All = told.Values.Aggregate(ImmutableArray<Proceedings>.Empty, After) };
    }

    /// <summary>The opening judgment that froze an invoice; null where none did. What Invoicing says of the invoice itself goes before its own day.</summary>
    internal DateOnly? FrozenBy(CaseInvoice invoice)
    {
        if (All.IsEmpty || invoice.Terms is not { } terms) return null;
        var hold = invoice.Holds.GetValueOrDefault(Hold);
        if (hold is { IsOpen: false }) return null;
        return All.Where(p => terms.BornOn < p.JudgmentOn).Select(p => (DateOnly?)p.JudgmentOn).Min() ?? (hold is null ? null : All[^1].JudgmentOn);
    }

    static ImmutableArray<Proceedings> After(ImmutableArray<Proceedings> before, DunningEvent fact) => (fact, before) switch
    {
        // Told again while they are open: corrected, or converted.
        (InsolvencyOpened e, [.. var earlier, { ClosedOn: null }])         => [.. earlier, Opened(e)],
        (InsolvencyOpened e, _)                                            => before.Add(Opened(e)),
        (InsolvencyClosed { Outcome: ReportedInError }, [.. var earlier, { ClosedOn: null }]) => [.. earlier],
        (InsolvencyClosed e, [.. var earlier, { ClosedOn: null } last])    => [.. earlier, last with { ClosedOn = e.ClosedOn, Outcome = e.Outcome }],
        (InsolvencyClosed, _)                                              => before,
        _ => throw new UnreachableException(),
    };

    static Proceedings Opened(InsolvencyOpened e) => new(e.Kind, e.JudgmentOn, e.PublishedOn, null, null);
}
