using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Creditors.CreditorCommand;
using static Recouvrement.Invoicing.Domain.Creditors.CreditorEvent;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class CreditorTests
{
    const string Siren = "000123455";

    [Fact]
    public void An_entity_is_registered_with_its_letterhead() =>
        Given().When(new Register(Siren, "a")).Then(new CreditorRegistered(Siren), new LetterheadChanged(Siren, "a"));

    [Fact]
    public void The_same_letterhead_again_adds_nothing() => Registered().When(new Register(Siren, "a")).ThenNothing();

    [Fact]
    public void Another_letterhead_is_a_change() => Registered().When(new Register(Siren, "b")).Then(new LetterheadChanged(Siren, "b"));

    [Fact]
    public void The_bank_feed_moves_forward() => Registered().When(new ReceiveBankFeed(new(2026, 3, 2))).Then(new BankFeedReceived(Siren, new(2026, 3, 2)));

    [Fact]
    public void An_older_statement_says_nothing_new() =>
        Given(new CreditorRegistered(Siren), new BankFeedReceived(Siren, new(2026, 3, 2))).When(new ReceiveBankFeed(new(2026, 3, 1))).ThenNothing();

    [Fact]
    public void An_unknown_entity_has_no_bank_feed() => Given().When(new ReceiveBankFeed(new(2026, 3, 1))).ThenRefused("creditor_unknown");

    static Specification<Creditor, CreditorCommand, CreditorEvent> Given(params CreditorEvent[] facts) => Specification<Creditor, CreditorCommand, CreditorEvent>.Given(facts);

    static Specification<Creditor, CreditorCommand, CreditorEvent> Registered() => Given(new CreditorRegistered(Siren), new LetterheadChanged(Siren, "a"));
}
