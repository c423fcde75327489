using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Promises;

/// <summary>What the debtor promises.</summary>
/// <param name="PromisedOn">Day of payment.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be promised.</param>
/// <param name="AmountCents">In the currency; without it, all that is claimed of them.</param>
/// <param name="Currency">ISO 4217, that of the invoices; EUR by default.</param>
public sealed record PromiseAsked(DateOnly PromisedOn, IReadOnlyList<string>? Invoices = null, long? AmountCents = null, string? Currency = null);

/// <summary>Why a promise or a plan ends without having been kept or broken.</summary>
/// <param name="Reason"><c>entered_in_error</c>, <c>taken_back</c> or <c>replaced</c>.</param>
public sealed record EndAsked(StopEnd Reason)
{
    /// <summary>What is wrong with it; null where a person may say so.</summary>
    internal IResult? Wrong => Reason is StopEnd.EnteredInError or StopEnd.TakenBack or StopEnd.Replaced ? null : Problems.Invalid("reason", "is entered_in_error, taken_back or replaced");
}

/// <summary>Promises to pay: made, taken back, and listed by what became of them.</summary>
static class MakePromise
{
    const long Largest = 100_000_000_000;

    public static void MapPromises(this IEndpointRouteBuilder routes)
    {
        var ofCase = routes.MapGroup("/cases/{id:guid}/promises").WithTags("promises");
        ofCase.MapPost("", Make).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The debtor promises to pay on a day; the same promise told again is the same one").Produces<PromiseItem>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapPost("/{promise:guid}/withdrawal", Withdraw).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Ends a promise that is neither kept nor broken").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapGet("", OfCase).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The promises on a case").Produces<PromiseItem[]>().ProducesProblem(404).ProducesProblem(422);
        routes.MapGet("/promises", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("promises").WithSummary("Promises by what became of them").Produces<PromiseItem[]>().ProducesProblem(422);
    }

    static async Task<IResult> Make(Guid id, PromiseAsked asked, HttpContext http, CaseDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (NamedInvoices.Wrong(asked.Invoices) is { } wrong) return wrong;
        if (asked.AmountCents is < 1 or > Largest) return Problems.Invalid("amountCents", "is a positive amount in cents");
        if (NamedInvoices.WrongCurrency(asked.Currency) is { } unknown) return unknown;
        if (asked.PromisedOn < clock.Today) return Problems.Invalid("promisedOn", "is today or later");
        var today = clock.Today;
        return await desk.Tell(
            id, http.EventContext(clock),
            now => new DunningCommand.MakePromise([.. asked.Invoices ?? []], asked.AmountCents is { } cents ? Money.OfCents(cents, asked.Currency ?? "EUR") : null, asked.PromisedOn, now, http.Actor(), today), stop,
            async outcome => TypedResults.Ok(await SaidRows.One<PromiseItem>(
                database, outcome.Decision.Facts.OfType<DunningEvent.PromiseMade>().Select(made => made.Promise),
                outcome.State.Promises.Values.Where(promise => promise.Status == PromiseStatus.Open && promise.PromisedOn == asked.PromisedOn && promise.MadeOn == today).Select(promise => promise.Id), stop)));
    }

    static async Task<IResult> Withdraw(Guid id, Guid promise, EndAsked asked, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop) =>
        asked.Wrong ?? await desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.WithdrawPromise(promise, asked.Reason, http.Actor(), clock.Today), stop);

    static Task<IResult> OfCase(Guid id, CallersScope scope, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100) =>
        SaidRows.Page<PromiseItem>(scope, database, PromiseItem.Kind, id, null, null, after, limit, stop);

    static async Task<IResult> List(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? status = null, string? creditor = null, Guid? after = null, int limit = 100) =>
        status is not null && Spelling.Known<PromiseStatus>(status) is null
            ? Problems.Invalid("status", "is open, kept, partly_kept, broken or withdrawn")
            : await SaidRows.Page<PromiseItem>(scope, database, PromiseItem.Kind, null, creditor, status, after, limit, stop);
}
