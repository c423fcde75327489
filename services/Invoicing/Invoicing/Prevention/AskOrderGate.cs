using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What the ERP asks before it takes an order, and again before it delivers.</summary>
/// <param name="Stage"><c>order</c> or <c>delivery</c>.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Order">The ERP's order number.</param>
/// <param name="AmountCents">Of the order or of the delivery, including tax.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="DeliveryOn">Planned day.</param>
/// <param name="DepositCents">Of the amount, what was paid in advance.</param>
public sealed record GateAsked(string Stage, string Customer, string Order, long AmountCents, string? Currency = null, DateOnly? DeliveryOn = null, long? DepositCents = null);

/// <summary>What the gate answers.</summary>
/// <param name="Decision"><c>allow</c>, <c>conditions</c> or <c>hold</c>; what a person released is allowed.</param>
/// <param name="Conditions">What is to be met first.</param>
/// <param name="Reasons">All of them, as of today.</param>
/// <param name="Review"><c>none</c>, <c>waiting</c> for a person, <c>released</c> or <c>refused</c> by one.</param>
/// <param name="Exposure">What the customer would owe at most.</param>
/// <param name="AsOf">The business day.</param>
public sealed record GateAnswered(string Decision, IReadOnlyList<GateConditionAnswer> Conditions, IReadOnlyList<GateReasonAnswer> Reasons, string Review, Money Exposure, DateOnly AsOf);

/// <summary>A condition.</summary>
/// <param name="Kind"><c>deposit</c>, <c>cash_first</c>, <c>guarantee</c> or <c>shorter_term</c>.</param>
/// <param name="Value">Percent of a deposit, days of a term.</param>
public sealed record GateConditionAnswer(string Kind, int? Value);

/// <summary>A reason.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Decision">What this reason alone leads to.</param>
/// <param name="Sentence">For a person.</param>
/// <param name="Rule">The setting or the article.</param>
/// <param name="Since">First day it held.</param>
/// <param name="Figures">What was compared, by name.</param>
public sealed record GateReasonAnswer(string Code, string Decision, string Sentence, string Rule, DateOnly? Since, IReadOnlyDictionary<string, long> Figures);

static class AskOrderGate
{
    public static void MapAskOrderGate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/order-gate", Post).RequireRole(Roles.Erp).WithTags("order gate")
            .WithSummary("May this order be taken, may this delivery leave? Names every reason; what is held waits for a person. Repeatable").Produces<GateAnswered>()
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static Task<IResult> Post(string siren, GateAsked asked, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var account = new Account(siren, inspection.Key("customer", asked.Customer));
        var number = inspection.Key("order", asked.Order);
        var amount = inspection.Amount("amountCents", asked.AmountCents, asked.Currency);
        var deposit = inspection.Part("depositCents", asked.DepositCents, amount) ?? Money.OfCents(0, amount.Currency);
        if (asked.DeliveryOn is { } planned) inspection.Day("deliveryOn", planned);
        var stage = inspection.Word<GateStage>("stage", asked.Stage);
        if (inspection.Problem is { } problem) return Task.FromResult(problem);

        var of = new GateCase(BusinessKey.OfCustomer(entity, account.Customer), BusinessKey.OfGatedOrder(entity, number), number, stage, new(amount, deposit, asked.DeliveryOn));
        var today = clock.Today;
        return desk.Run(async session =>
        {
            // Two orders at once must not both take what is left of the limit.
            await Ledger.Hold(session, [of.Customer], stop);
            if (await GateFactsReading.Read(session, siren, of, today, stop) is not var (facts, policy)) return PreventionDesk.Unknown(account);
            var answer = OrderGate.Decide(facts, policy, today);
            var outcome = await books.GatedOrders.Handle(session, of.Order, new GatedOrderCommand.Answer(
                account, number, stage, of.Question, answer.Decision, answer.Conditions, [.. answer.Reasons.Select(r => r.Code)], today), http.EventContext(clock), stop);
            return outcome.Decision.Refusal is { } refusal ? Answer.Refused(refusal) : Results.Ok(Of(answer, outcome.State.Stages[stage], facts.Exposure, today));
        }, stop);
    }

    static GateAnswered Of(GateAnswer answer, GateStanding standing, Money exposure, DateOnly today) => new(
        Words.Of(standing.Review switch { GateReview.Released => GateDecision.Allow, GateReview.Refused => GateDecision.Hold, _ => answer.Decision }),
        [.. (standing.Review is GateReview.Released ? [] : answer.Conditions).Select(Of)],
        [.. answer.Reasons.Select(r => new GateReasonAnswer(r.Code, Words.Of(r.Decision), r.Sentence, r.Rule, r.Since, r.Figures))], Words.Of(standing.Review), exposure, today);

    /// <summary>A condition as it is sent.</summary>
    public static GateConditionAnswer Of(GateCondition condition) => new(Words.Of(condition.Kind), condition.Value);
}
