using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.Figures;
using Recouvrement.Dunning.Limits;
using Recouvrement.Dunning.Worklist;
using Recouvrement.Dunning.Objectives;
using Recouvrement.Dunning.Owners;
using Recouvrement.Dunning.Sales;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Cases;

/// <summary>A case that was looked at.</summary>
/// <param name="Situation">The case on a day.</param>
/// <param name="Version">Of its stream.</param>
/// <param name="Next">The next day to look at it; null: only news can change it.</param>
sealed record CaseLook(Situation Situation, long Version, DateOnly? Next)
{
    /// <summary>Which case.</summary>
    public Guid Case { get; } = Situation.Case.Account!.CaseId();
}

/// <summary>Cases as people read them, and the hint when to look at each next. Decides nothing.</summary>
static class CaseView
{
    /// <summary>Shows what was heard or asked for. The next run looks at the case in any event: only it knows for how long nothing will change.</summary>
    public static async Task ShowNews(Session session, Guid stream, DunningCase state, IReadOnlyList<Appended<DunningEvent>> facts, EventContext context, CancellationToken stop)
    {
        if (state.Account is not { } account) return;
        if (facts.Any(fact => fact.Fact is DunningEvent.CaseOpened))
            await session.Run(EntityTable.Begin, stop, account.Creditor);
        var today = ParisTime.DateOf(context.HappenedAt);
        var situation = new Situation(state, await EntityTable.Around(session, account.Creditor, stop), today);
        // Before the case shows what is left: who owned it, and when it was due, before the money came.
        await CollectedTable.Keep(session, stream, facts.Select(f => f.Fact), stop);
        await EffectTables.Keep(session, state, facts.Select(f => f.Fact), stop);
        await Write(session, [new(situation, facts[^1].Version, today)], stop);
    }

    /// <summary>Shows cases as they stand, a statement for each table; one of which something newer is shown already is left alone.</summary>
    public static async Task Write(Session session, IEnumerable<CaseLook> looks, CancellationToken stop)
    {
        // By id: two writers never wait for each other in a ring.
        CaseLook[] shown = [.. looks.OrderBy(look => look.Case)];
        if (shown.Length == 0) return;
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction) { BatchCommands = { CaseRows.Of(shown), InvoiceRows.Of(shown), ActRows.Of(shown), PriorityRows.Of(shown) } };
        if (LimitAlertRows.Of(shown) is { } alerts) batch.BatchCommands.Add(alerts);
        if (SaidRows.Of(shown) is { } said) batch.BatchCommands.Add(said);
        if (ContactRows.Of(shown) is { } contacts) batch.BatchCommands.Add(contacts);
        if (ServiceRows.Of(shown) is { } services) batch.BatchCommands.Add(services);
        if (SalesNoticeRows.Of(shown) is { } sales) batch.BatchCommands.Add(sales);
        await batch.ExecuteNonQueryAsync(stop);
        await CaseOwnerTable.Follow(session, Array.ConvertAll(shown, look => look.Case), stop);
    }
}
