using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Why a person lets a held order pass, or not.</summary>
/// <param name="Stage"><c>order</c> or <c>delivery</c>.</param>
/// <param name="Reason">In words. May name people: kept where it can be erased.</param>
public sealed record ReviewAsked(string Stage, string Reason);

static class ReviewOrder
{
    /// <summary>What an erased reason is kept as.</summary>
    public static string Reason(GateStage stage) => $"review of {Words.Of(stage)}";

    public static void MapReviewOrder(this IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/creditors/{siren}/order-gate/{order}").WithTags("order gate");
        order.MapPost("/release", Release).RequireRole(Roles.Manager).WithSummary("A person lets a held order or delivery pass; it stands until a reason comes up that was not known").TakesCommand();
        order.MapPost("/refusal", Refuse).RequireRole(Roles.Manager).WithSummary("A person refuses a held order or delivery").TakesCommand();
        order.MapPost("/withdrawal", Withdraw).RequireRole(Roles.Erp).WithSummary("The order is not wanted any more: it counts for nothing").TakesCommand();
    }

    static Task<IResult> Release(string siren, string order, ReviewAsked asked, PreventionDesk desk, Books books, ErasedWords words, BusinessClock clock, HttpContext http, CancellationToken stop) =>
        Review(siren, order, asked, (stage, said) => new GatedOrderCommand.Release(stage, said, clock.Today), desk, books, words, clock, http, stop);

    static Task<IResult> Refuse(string siren, string order, ReviewAsked asked, PreventionDesk desk, Books books, ErasedWords words, BusinessClock clock, HttpContext http, CancellationToken stop) =>
        Review(siren, order, asked, (stage, said) => new GatedOrderCommand.Turn(stage, said, clock.Today), desk, books, words, clock, http, stop);

    static Task<IResult> Review(
        string siren, string order, ReviewAsked asked, Func<GateStage, string, GatedOrderCommand> command, PreventionDesk desk, Books books, ErasedWords words, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var key = inspection.PathKey("order", order);
        var (stage, reason) = (inspection.Word<GateStage>("stage", asked.Stage), inspection.Required("reason", asked.Reason, 2000));
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        var id = BusinessKey.OfGatedOrder(entity, key);
        return desk.Run(async session =>
        {
            var outcome = await books.GatedOrders.Handle(session, id, command(stage, desk.Fingerprint($"{siren}|{key}", reason)!), http.EventContext(clock), stop);
            if (outcome.Decision.Facts.IsEmpty) return Answer.From(outcome);
            if (await words.Holds(session, id, Reason(stage), reason, stop)) ErasedWords.Tell(http, "reason");
            else
                await session.Run("insert into gate_reviews (id, stage, reason) values ($1, $2, $3) on conflict (id, stage) do update set reason = excluded.reason", stop, id, Words.Of(stage), reason);
            return Answer.From(outcome);
        }, stop);
    }

    static Task<IResult> Withdraw(string siren, string order, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var key = inspection.PathKey("order", order);
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session => Answer.From(
            await books.GatedOrders.Handle(session, BusinessKey.OfGatedOrder(entity, key), new GatedOrderCommand.Withdraw(clock.Today), http.EventContext(clock), stop)), stop);
    }
}
