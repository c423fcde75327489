using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Ways that are closed: nothing goes there, and Dunning is told why.</summary>
public sealed partial class SuppressionTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    static int customers;
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_debtor_who_wants_no_mail_gets_none_and_its_formal_notice_all_the_same()
    {
        var customer = await NewCustomer(new DebtorUpdate("accounts_payable", "s1@client.example"), new DebtorUpdate("legal_representative", "s2@client.example", "3 rue du Tilleul"));
        var kept = await Post("/suppressions", Closing(customer));
        Assert.Equal(kept.GetProperty("suppression").GetGuid(), (await Post("/suppressions", Closing(customer))).GetProperty("suppression").GetGuid());
        await Post("/suppressions", Closing(customer, "letter"));

        var mail = await Asks(customer);
        Assert.Equal("opted_out", await Reason(mail));
        await Eventually.Is(() => correspondence.Bus.Heard<MessageFailedV1>().Any(m => m.Decision == mail.Decision && m.Reason == "opted_out"), "Dunning is told");
        Assert.Equal("opted_out", await Reason(await Asks(customer, "letter", "letter_1")));
        await correspondence.Ended(await Asks(customer, "registered_letter", "formal_notice", "legal_representative"));
        Assert.Empty(await correspondence.Outside.Mails("s1@client.example"));

        await Post("/suppressions", Closing(customer, "call"));
        await Eventually.Is(() => correspondence.Bus.Heard<DebtorWayChangedV1>().Any(w => w.CustomerNumber == customer.Number && w is { Way: "call", IsWhole: true, IsClosed: true, Reason: "opted_out", Version: 1 }), "Dunning is told that nobody is to call");

        Assert.Equal(3, (await Listed(customer)).Length);
        await Post($"/suppressions/{kept.GetProperty("suppression")}/lift", new { reason = "wanted_again" }, HttpStatusCode.NoContent);
        await correspondence.Ended(await Asks(customer));
        Assert.Equal(2, (await Listed(customer)).Length);
        Assert.Equal("wanted_again", (await Listed(customer, all: true)).Single(s => s.GetProperty("way").GetString() == "email").GetProperty("liftedBecause").GetString());
    }

    [StandInFact]
    public async Task A_wrong_address_gives_way_to_another_contact_and_is_over_when_the_erp_tells_another()
    {
        var customer = await NewCustomer(new DebtorUpdate("accounts_payable", "Wrong@client.example"), new DebtorUpdate("finance_director", "daf@client.example"));
        await Post("/suppressions", Closing(customer, reason: "wrong_address", role: "accounts_payable"));
        Assert.Equal("wrong@client.example", (await Listed(customer)).Single().GetProperty("address").GetString());
        Assert.Equal("finance_director", (await correspondence.Ended(await Asks(customer))).GetProperty("addressedRole").GetString());

        await Tells(customer, 2, new DebtorUpdate("accounts_payable", "wrong@client.example"));
        Assert.Equal("address_unreachable", await Reason(await Asks(customer)));
        await Tells(customer, 3, new DebtorUpdate("accounts_payable", "right@client.example"));
        await correspondence.Ended(await Asks(customer));
        var over = (await Listed(customer, all: true)).Single();
        Assert.Equal(("contact_corrected", JsonValueKind.Null), (over.GetProperty("liftedBecause").GetString(), over.GetProperty("address").ValueKind));
        Assert.Equal(0L, await Scalar("select count(*) from mt_events where data::text ilike '%wrong@%'"));
    }

    [StandInFact]
    public async Task An_address_that_another_debtor_still_has_stays_closed_when_one_is_corrected()
    {
        var (mail, street) = (new DebtorUpdate("accounts_payable", "cabinet@comptable.example"), new DebtorUpdate("legal_representative", null, "8 place du Groupe"));
        var (first, second) = (await NewCustomer(mail, street), await NewCustomer(mail with { Email = "Cabinet@Comptable.example" }, street with { Street = "8  Place du groupe" }));
        foreach (var (way, role) in new[] { ("email", "accounts_payable"), ("letter", "legal_representative") }) await Post("/suppressions", Closing(first, way, "wrong_address", role: role));
        await Tells(first, 2, new DebtorUpdate("accounts_payable", "own@client.example"), new DebtorUpdate("legal_representative", null, "9 rue Propre"));
        await correspondence.Ended(await Asks(first));
        Assert.Equal("address_unreachable", await Reason(await Asks(second)));
        Assert.Equal("address_unreachable", await Reason(await Asks(second, "letter", "letter_1", "legal_representative")));
        Assert.Equal(2, (await Listed(first)).Length);
    }

    [StandInFact]
    public async Task Where_the_carrier_found_nobody_no_letter_goes_again()
    {
        var customer = await NewCustomer(new DebtorUpdate("legal_representative", null, "13 impasse Perdue"));
        var notice = await Asks(customer, "registered_letter", "formal_notice", "legal_representative");
        await correspondence.Ended(notice);
        await Becomes(notice, CarrierState.UnknownAddress);
        await Eventually.Is(async () => (await Listed(customer)).Any(s => s.GetProperty("reason").GetString() == "unknown_address" && s.GetProperty("message").GetGuid() == notice.Decision), "the address is closed");
        Assert.Equal("address_unreachable", await Reason(await Asks(customer, "registered_letter", "formal_notice", "legal_representative")));
        Assert.Equal("address_unreachable", await Reason(await Asks(customer, "letter", "letter_1")));
        await Tells(customer, 2, new DebtorUpdate("legal_representative", null, "4 rue Neuve"));
        await correspondence.Ended(await Asks(customer, "registered_letter", "formal_notice", "legal_representative"));
    }

    [StandInFact]
    public async Task Where_the_carrier_takes_back_that_it_found_nobody_letters_go_again()
    {
        var customer = await NewCustomer(new DebtorUpdate("legal_representative", null, "14 impasse Retrouvée"));
        var notice = await Asks(customer, "registered_letter", "formal_notice", "legal_representative");
        await correspondence.Ended(notice);
        await Becomes(notice, CarrierState.UnknownAddress);
        await Eventually.Is(async () => (await Listed(customer)).Length == 1, "the address is closed");
        await Becomes(notice, CarrierState.Delivered);
        await Eventually.Is(async () => (await Listed(customer)).Length == 0, "the address is open again");
        Assert.Equal("address_works", Assert.Single(await Listed(customer, all: true)).GetProperty("liftedBecause").GetString());
        await correspondence.Ended(await Asks(customer, "letter", "letter_1", "legal_representative"));
    }

    [StandInFact]
    public async Task A_mailbox_that_sent_a_mail_back_or_whose_reader_complained_gets_no_other()
    {
        var (bounced, complained) = (await NewCustomer(new DebtorUpdate("accounts_payable", "gone@client.example")), await NewCustomer(new DebtorUpdate("accounts_payable", "angry@client.example")));
        foreach (var (customer, kind, reason, failure) in new[] { (bounced, MailKind.HardBounce, "hard_bounce", "address_unreachable"), (complained, MailKind.Complaint, "complaint", "opted_out") })
        {
            var first = await Asks(customer);
            await correspondence.Ended(first);
            await Told(first, new MessageCommand.HearMail(Guid.CreateVersion7(), new(kind, "5.1.1"), Story.Monday));
            await Eventually.Is(async () => (await Listed(customer)).Any(s => s.GetProperty("reason").GetString() == reason && s.GetProperty("message").GetGuid() == first.Decision), $"the mailbox is closed: {reason}");
            Assert.Equal(failure, await Reason(await Asks(customer)));
        }

        // Contacts that change end a fault, and no wish.
        foreach (var customer in new[] { bounced, complained }) await Tells(customer, 2, new DebtorUpdate("accounts_payable", $"new-{customer.Number}@client.example"));
        await Eventually.Is(async () => (await Listed(bounced)).Length == 0, "the fault is over");
        Assert.Single(await Listed(complained));
    }

    [StandInFact]
    public async Task What_is_closed_between_the_making_and_the_intent_never_leaves()
    {
        var customer = await NewCustomer(new DebtorUpdate("accounts_payable", "race@client.example"));
        await using var connection = await correspondence.Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // As whoever closes a way: no intent is made before this ends.
        await Run(connection, "select pg_advisory_xact_lock(1937076336, hashtext($1))", Story.Creditor);
        var asked = await Asks(customer);
        await Eventually.Is(async () => (long)(await Scalar("select count(*) from pg_locks where locktype = 'advisory' and not granted and classid = 1937076336::oid"))! > 0, "the intent waits");
        await Run(connection,
            "insert into suppressions (suppression, creditor, debtor, customer_number, way, whole, reason, since, said_by) values ($1, $2, $3, $4, 'email', true, 'opted_out', $5, 'test')",
            Guid.CreateVersion7(), Story.Creditor, customer.Debtor, customer.Number, Story.Monday);
        await transaction.CommitAsync();
        Assert.Equal("opted_out", await Reason(asked));
        Assert.Equal(["message_requested", "message_failed"], await correspondence.Facts(asked));
        Assert.Empty(await correspondence.Outside.Mails("race@client.example"));
    }

    [StandInFact]
    public async Task A_letter_whose_way_is_closed_while_its_provider_is_away_never_leaves()
    {
        var customer = await NewCustomer(new DebtorUpdate("legal_representative", null, "5 rue du Refus"));
        await correspondence.Outside.Faults(new { at = "submit", fail = 1_000_000, status = 503 });
        var letter = await Asks(customer, "letter", "letter_1", "legal_representative");
        await Eventually.Passes(async () => Assert.Equal("carrier_away", (await correspondence.Get($"/messages/{letter.Decision}")).GetProperty("fault").GetString()));
        await Post("/suppressions", Closing(customer, "letter"));
        Assert.Equal("opted_out", await Reason(letter));
        await correspondence.Outside.Faults(new { fail = 0 });
        Assert.Empty(await correspondence.Outside.Letters(letter.Decision));
    }

    [StandInFact]
    public async Task What_is_called_back_while_it_is_made_never_leaves()
    {
        var customer = await NewCustomer(new DebtorUpdate("accounts_payable", "late@client.example"));
        await using var connection = await correspondence.Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // Who makes the message reads the letterhead: until this ends it has begun, and no intent was made.
        await Run(connection, "lock table letterheads in access exclusive mode");
        var asked = await Asks(customer);
        await Eventually.Is(async () => (long)(await Scalar("select count(*) from outgoing where decision = $1 and claimed_by is not null", asked.Decision))! > 0, "it is being made");
        await correspondence.Bus.Publish(Story.Withdrawal(asked));
        await Eventually.Is(async () => (await correspondence.Facts(asked)).Contains("message_withdrawn"), "it is withdrawn");
        await transaction.CommitAsync();
        // What is asked for after it has gone its way.
        await correspondence.Ended(await Asks(await NewCustomer(new DebtorUpdate("accounts_payable", "other@client.example"))));
        Assert.Equal(["message_requested", "message_withdrawn"], await correspondence.Facts(asked));
        Assert.Empty(await correspondence.Outside.Mails("late@client.example"));
    }

    [StandInFact]
    public async Task What_makes_no_sense_is_refused_and_nothing_is_kept_of_it()
    {
        var customer = await NewCustomer(new DebtorUpdate("accounts_payable", "s9@client.example"));
        const HttpStatusCode no = HttpStatusCode.UnprocessableEntity;
        await Post("/suppressions", Closing(customer with { Number = "" }), no);
        await Post("/suppressions", Closing(customer, way: "call", role: "accounts_payable"), no);
        await Post("/suppressions", Closing(customer, reason: "hard_bounce"), no);
        await Post("/suppressions", Closing(customer, email: "nobody"), no);
        await Post("/suppressions", Closing(customer, email: "a@client.example", role: "accounts_payable"), no);
        await Post("/suppressions", Closing(customer, role: "finance_director"), no);
        await Post("/suppressions", Closing(customer, reason: "wrong_address"), HttpStatusCode.Conflict);
        await Post("/suppressions", Closing(customer, until: Story.Monday.AddDays(-1)), HttpStatusCode.Conflict);
        await Post($"/suppressions/{Guid.NewGuid()}/lift", new { reason = "wanted_again" }, HttpStatusCode.NotFound);
        await Post("/suppressions", Closing(customer), HttpStatusCode.Forbidden, "agency");
        Assert.Empty(await Listed(customer, all: true));
        var kept = (await Post("/suppressions", Closing(customer, email: "s9@client.example", until: Story.Monday), role: "erp")).GetProperty("suppression").GetGuid();
        await Post($"/suppressions/{kept}/erasure", new { }, HttpStatusCode.NoContent, "manager");
        Assert.Equal(JsonValueKind.Null, (await Listed(customer)).Single().GetProperty("address").ValueKind);
    }
}
