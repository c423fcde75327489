using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>
/// Forgets whom prevention names: who signed a delivery, who administers proceedings, whom the reason of a review names (GDPR article 17). That there was a delivery,
/// proceedings, a decision stays; a source that repeats the words does not bring them back.
/// </summary>
static class ErasePreventionWords
{
    public static void MapErasePreventionWords(this IEndpointRouteBuilder routes)
    {
        var entity = routes.MapGroup("/creditors/{siren}").RequireRole(Roles.Manager).WithTags("personal data");
        entity.MapPost("/deliveries/{number}/signature/erasure", Signature).WithSummary("Erases who signed a delivery; refused while a claim that rests on it is open").TakesCommand();
        entity.MapPost("/customers/{number}/insolvency/administrator/erasure", Administrator)
            .WithSummary("Erases who administers insolvency proceedings; refused while they are open, but for a person who was never the right one").TakesCommand();
        entity.MapPost("/order-gate/{order}/reviews/{stage}/erasure", Reason).WithSummary("Erases why a person let an order pass, or not; refused while a claim of the order is open").TakesCommand();
    }

    static Task<IResult> Signature(string siren, string number, ErasureAsked asked, PreventionDesk desk, Books books, ErasedWords words, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, ground) = (inspection.Siren(siren), inspection.PathKey("number", number), inspection.Word<ErasureGround>("ground", asked.Ground));
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        var id = BusinessKey.OfDelivery(entity, key);
        return desk.Run(async session =>
        {
            var order = new DeliveryCommand.EraseSigner(ground, await OpenClaims.Below(session, siren, [("delivery", key, null)], stop));
            var outcome = await books.Deliveries.Handle(session, id, order, http.EventContext(clock), stop);
            if (!outcome.Decision.Facts.IsEmpty)
                await Keep(session, words, id, RecordDelivery.Signer, await session.Read("delete from delivery_signatures where delivery = $1 returning signed_by", r => r.GetString(0), stop, id), stop);
            return outcome.Decision.Refusal?.Code is "delivery_unknown" ? Problems.NotFound("delivery") : Answer.From(outcome);
        }, stop);
    }

    static Task<IResult> Administrator(string siren, string number, ErasureAsked asked, PreventionDesk desk, ErasedWords words, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var order = new CreditFileCommand.EraseAdministrator(request.Account, request.Inspection.Word<ErasureGround>("ground", asked.Ground));
        return desk.Order(request, order, http, null, stop, async session => await Keep(
            session, words, request.Customer, ReportInsolvency.Administrator,
            await session.Read("delete from insolvency_administrators where customer = $1 returning name", r => r.GetString(0), stop, request.Customer), stop));
    }

    static Task<IResult> Reason(
        string siren, string order, string stage, ErasureAsked asked, PreventionDesk desk, Books books, ErasedWords words, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, at) = (inspection.Siren(siren), inspection.PathKey("order", order), inspection.Word<GateStage>("stage", stage));
        var ground = inspection.Word<ErasureGround>("ground", asked.Ground);
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        var id = BusinessKey.OfGatedOrder(entity, key);
        return desk.Run(async session =>
        {
            var erase = new GatedOrderCommand.EraseReason(at, ground, await OpenClaims.Below(session, siren, [("order", key, null)], stop));
            var outcome = await books.GatedOrders.Handle(session, id, erase, http.EventContext(clock), stop);
            if (!outcome.Decision.Facts.IsEmpty)
                await Keep(session, words, id, ReviewOrder.Reason(at), await session.Read("delete from gate_reviews where id = $1 and stage = $2 returning reason", r => r.GetString(0), stop, id, Words.Of(at)), stop);
            return outcome.Decision.Refusal?.Code is "order_unknown" ? Problems.NotFound("order") : Answer.From(outcome);
        }, stop);
    }

    static Task Keep(Session session, ErasedWords words, Guid owner, string what, List<string> erased, CancellationToken stop) =>
        words.Keep(session, owner, erased.ConvertAll(said => (what, said)), stop);
}
