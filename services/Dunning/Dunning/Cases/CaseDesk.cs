using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Cases;

/// <summary>Carries what a person says to a case, while the entity's settings stand still.</summary>
sealed class CaseDesk(NpgsqlDataSource database, LogSignal signal, CaseStreams cases)
{
    /// <summary>Tells a case; 404 where there is none, 409 where it is refused.</summary>
    /// <param name="id">The case.</param>
    /// <param name="context">Who, when.</param>
    /// <param name="command">What is said.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="answer">What is answered; without it 204.</param>
    /// <param name="alongside">What is written in the same transaction once it is accepted: text that may name persons.</param>
    /// <param name="refusal">Told the code of a refusal.</param>
    public async Task<IResult> Tell(
        Guid id, EventContext context, Func<Circumstances, DunningCommand> command, CancellationToken stop,
        Func<Outcome<DunningCase, DunningEvent>, Task<IResult>>? answer = null, Func<Session, Task>? alongside = null, Action<string>? refusal = null)
    {
        var outcome = await Tell("select case_id, creditor from cases where case_id = $1", id, context, command, stop, alongside);
        if (outcome?.Decision.Refusal is { } refused) refusal?.Invoke(refused.Code);
        return outcome is null ? Problems.NotFound("case") : outcome.Decision.Refusal is null && answer is not null ? await answer(outcome) : Answer.From(outcome);
    }

    /// <summary>Tells the case that a query finds by a key; what came of it, or null where it finds none.</summary>
    /// <param name="finds">Gives case and creditor.</param>
    /// <param name="key">Its parameter.</param>
    /// <param name="context">Who, when.</param>
    /// <param name="command">What is said.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="alongside">What is written in the same transaction once it is accepted.</param>
    public Task<Outcome<DunningCase, DunningEvent>?> Tell(
        string finds, Guid key, EventContext context, Func<Circumstances, DunningCommand> command, CancellationToken stop, Func<Session, Task>? alongside = null) =>
        UnitOfWork.Run(database, signal, async session =>
        {
            if (await session.Read(finds, row => (Case: row.GetGuid(0), Creditor: row.GetString(1)), stop, key) is not [var found]) return null;
            var entities = await EntityTable.Share(session, stop);
            var outcome = await cases.Handle(session, found.Case, command(entities[found.Creditor]), context, stop);
            if (alongside is not null && !outcome.Decision.Facts.IsEmpty) await alongside(session);
            return (Outcome<DunningCase, DunningEvent>?)outcome;
        }, stop);
}

/// <summary>What is said of invoices in a request.</summary>
static class NamedInvoices
{
    internal const int Most = 200, Longest = 100;

    /// <summary>What is wrong with the names; null where nothing is.</summary>
    internal static IResult? Wrong(IReadOnlyList<string>? invoices) =>
        invoices is { Count: > Most }                                                                          ? Problems.Invalid("invoices", $"names at most {Most}")
        : invoices?.Any(name => name is not { Length: > 0 and <= Longest } || name.Any(char.IsControl)) is true ? Problems.Invalid("invoices", $"names invoices by number or id, 1 to {Longest} characters each")
        : null;

    /// <summary>What is wrong with a currency; null where nothing is.</summary>
    internal static IResult? WrongCurrency(string? currency) =>
        currency is null || (currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)) ? null : Problems.Invalid("currency", "is three capital letters (ISO 4217)");
}
