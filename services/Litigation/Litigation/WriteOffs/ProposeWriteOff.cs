using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.WriteOffs;

/// <summary>A loss, and what shows it.</summary>
/// <param name="Ground"><c>liquidation</c>, <c>plan_waiver</c>, <c>proceedings_failed</c>, <c>debtor_vanished</c> or <c>stolen_cheque</c>; <c>commercial_waiver</c> and <c>uneconomic</c> give no VAT back.</param>
/// <param name="On">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the paper that shows it.</param>
/// <param name="VatCents">The tax in the whole invoice; 0 where it holds none.</param>
/// <param name="AmountCents">How much is lost; all that is owed where absent.</param>
sealed record WriteOffProposal(LossGround Ground, DateOnly On, string Proof, long VatCents, long? AmountCents = null);

/// <summary>The duplicate with the words of CGI art. 272 went to the debtor.</summary>
/// <param name="Reference">Its own.</param>
/// <param name="On">Day on which it did.</param>
sealed record RectifyingSent(string Reference, DateOnly On);

/// <summary>Writes the debt off.</summary>
/// <param name="On">Day of the loss.</param>
/// <param name="ReclaimVat">Claims the tax back: refused with the name of what the law still asks for.</param>
sealed record WrittenOff(DateOnly On, bool ReclaimVat = false);

/// <summary>Money came in after all.</summary>
/// <param name="On">Day of the money.</param>
/// <param name="AmountCents">How much of the loss.</param>
sealed record RecoveredLater(DateOnly On, long AmountCents);

/// <summary>A write-off is proposed by one person, agreed to by another, proved, and booked.</summary>
static class ProposeWriteOff
{
    public static void MapWriteOffs(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/files/{file:guid}/claims/{invoice:guid}/write-offs/{reference}", Propose).RequireRole(Roles.Collector, Roles.Manager).WithTags("write-offs")
            .Records("Proposes to write a claim off; a second person must agree. Its id stands in the Location header");
        var second = routes.MapGroup("/write-offs/{id:guid}").RequireRole(Roles.Manager).WithTags("write-offs");
        second.MapPost("/approve", (Guid id, [AsParameters] Ask ask) => ask.Tell(id, new WriteOffCommand.ApproveWriteOff(ask.By, ask.Today))).Records("A second person agrees");
        second.MapPost("/decline", (Guid id, [AsParameters] Ask ask) => ask.Tell(id, new WriteOffCommand.DeclineWriteOff(ask.By, ask.Today))).Records("A second person does not agree");
        var one = routes.MapGroup("/write-offs/{id:guid}").RequireRole(Roles.Collector, Roles.Manager).WithTags("write-offs");
        one.MapPost("/rectifying-invoice", (Guid id, RectifyingSent sent, [AsParameters] Ask ask) =>
            ask.Tell(id, new WriteOffCommand.SendRectifyingInvoice(new(sent.Reference, sent.On), ask.By, ask.Today), CourtDesk.Reference("reference", sent.Reference))).Records("The duplicate with the words of CGI art. 272 went to the debtor");
        one.MapPost("/done", (Guid id, WrittenOff done, [AsParameters] Ask ask) => ask.Finish(id, left => new WriteOffCommand.WriteDebtOff(done.ReclaimVat, done.On, TimeLimits.Shipped, left, ask.By, ask.Today)))
            .Records("Writes the debt off; the tax is claimed back only once all the law asks for is there");
        one.MapPut("/recoveries/{reference}", (Guid id, string reference, RecoveredLater later, [AsParameters] Ask ask) =>
                ask.Tell(id, new WriteOffCommand.RecoverAfterWriteOff(reference, CourtDesk.Euros(later.AmountCents), later.On, ask.By, ask.Today), CourtDesk.Reference("reference", reference), CourtDesk.Amount("amountCents", later.AmountCents)))
            .Records("Money came in after all: the tax in it is to be repaid");
    }

    internal sealed record Ask(WriteOffStreams WriteOffs, NpgsqlDataSource Database, LogSignal Signal, BusinessClock Clock, HttpContext Http, CancellationToken Stop)
    {
        public string By => Http.Actor();

        public DateOnly Today => Clock.Today;

        public async Task<IResult> Tell(Guid id, WriteOffCommand command, params InputError?[] errors)
        {
            if (CourtDesk.Wrong(errors) is { } wrong) return wrong;
            await using (var session = await Session.Open(Database, Stop))
                if ((await session.Read("select 1 from court_write_offs where write_off = $1", _ => 1, Stop, id)).Count == 0) return Problems.NotFound("write-off");
            return Answer.From(await WriteOffs.Execute(id, command, Http.EventContext(Clock), null, Stop));
        }

        // The claim is held, so that of two at once the second sees what the first has taken, whether its balance has come back or not.
        public async Task<IResult> Finish(Guid id, Func<Money?, WriteOffCommand> command) => await UnitOfWork.Run(Database, Signal, async session =>
        {
            if (await session.Read("select invoice, currency from court_write_offs where write_off = $1", row => (Invoice: row.GetGuid(0), Currency: row.GetString(1)), Stop, id) is not [var known]) return Problems.NotFound("write-off");
            var left = await ClaimLeft.Of(session, known.Invoice, id, known.Currency, alsoProposed: false, Stop);
            return Answer.From(await WriteOffs.Handle(session, id, command(left), Http.EventContext(Clock), Stop));
        }, Stop);
    }

    static async Task<IResult> Propose(Guid file, Guid invoice, string reference, WriteOffProposal asked, [AsParameters] Ask ask)
    {
        if (CourtDesk.Wrong(
                CourtDesk.Reference("reference", reference), CourtDesk.Reference("proof", asked.Proof), asked.Ground is LossGround.None ? new("ground", "is missing") : null,
                CourtDesk.Amount("vatCents", asked.VatCents, mayBeNothing: true), asked.AmountCents is { } most ? CourtDesk.Amount("amountCents", most) : null) is { } wrong) return wrong;
        var id = WriteOff.StreamOf(invoice, reference);
        if (await Found(file, invoice, reference, id, ask) is not { } claim) return Problems.NotFound("claim in this file");
        var (amount, vat) = (claim.Amount, Money.OfCents(asked.VatCents, claim.Amount.Currency));
        var lost = asked.AmountCents is { } cents ? Money.OfCents(cents, amount.Currency) : claim.Left;
        if (vat > amount) return Problems.Invalid("vatCents", "is more than the invoice");
        if (asked.On < claim.IssuedOn) return Problems.Invalid("on", $"is {claim.IssuedOn:yyyy-MM-dd} or later, when the invoice was issued");
        var evidence = new LossEvidence(asked.Ground, asked.On, asked.Proof);
        if (claim.ReclaimedOn is { } known && known != (Spelling.Of(asked.Ground), asked.On, asked.Proof))
            return Problems.Of(409, "vat_reclaimed", $"Tax of this invoice was claimed back on {known.Proof} of {known.On:yyyy-MM-dd}: a further part rests on the same proof.");
        if (lost > claim.Left) return Problems.Of(409, "claim_exceeded", $"{claim.Left} is owed on this claim and not proposed to be written off.");
        var outcome = await ask.WriteOffs.Execute(id, new WriteOffCommand.ProposeWriteOff(claim.Matter, LostAmount.Of(lost, amount, vat), evidence, ask.By, ask.Today), ask.Http.EventContext(ask.Clock), null, ask.Stop);
        if (outcome.Decision.Refusal is null) ask.Http.Response.Headers.Location = $"/write-offs/{id}";
        return Answer.From(outcome);
    }

    // Left is what is owed and nobody else proposes to write off; the proof is that on which tax was claimed back already.
    sealed record LostClaim(WriteOffMatter Matter, Money Amount, Money Left, DateOnly IssuedOn, (string Ground, DateOnly On, string Proof)? ReclaimedOn);

    static Task<LostClaim?> Found(Guid file, Guid invoice, string reference, Guid id, Ask ask) => UnitOfWork.Run(ask.Database, ask.Signal, async session =>
    {
        var found = await session.Read(
            """
            select f.creditor, f.debtor, f.customer_number, c.number, c.amount_cents, c.currency, c.issued_on, r.ground, r.evidenced_on, r.proof
              from claims c join files f using (file)
              left join lateral (select w.ground, w.evidenced_on, w.proof from court_write_offs w where w.invoice = c.invoice and w.reclaimed_vat_cents > 0 order by w.written_off_on, w.write_off limit 1) r on true
             where c.file = $1 and c.invoice = $2 and not f.white_label
            """,
            row => new LostClaim(
                new(row.GetString(0), row.GetGuid(1), row.GetString(2), invoice, row.GetString(3), reference), Money.OfCents(row.GetInt64(4), row.GetString(5)), Money.Zero,
                row.GetFieldValue<DateOnly>(6), row.Maybe<string>(7) is { } ground ? (ground, row.GetFieldValue<DateOnly>(8), row.GetString(9)) : null),
            ask.Stop, file, invoice);
        return found is [var claim] ? claim with { Left = (await ClaimLeft.Of(session, invoice, id, claim.Amount.Currency, alsoProposed: true, ask.Stop))!.Value } : null;
    }, ask.Stop);
}
