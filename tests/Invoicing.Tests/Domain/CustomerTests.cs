using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Customers.CustomerCommand;
using static Recouvrement.Invoicing.Domain.Customers.CustomerEvent;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class CustomerTests
{
    static readonly Account Account = new("000123455", "C0001");
    static readonly CustomerProfile Retailer = new(CustomerKind.Retailer, "GMS", "fr", "NET60");

    static readonly Guid Person = new("0198c0de-0000-7000-8000-000000000001");

    [Fact]
    public void A_customer_is_registered_with_its_contacts() =>
        Given().When(new Register(Account, Retailer, new("a", "A"))).Then(new CustomerRegistered(Account, Retailer), new ContactsChanged(Account, "a"));

    [Fact]
    public void Only_what_changed_is_recorded()
    {
        Known().When(new Register(Account, Retailer, new("a", "A"))).ThenNothing();
        Known().When(new Register(Account, Retailer, new("b", "B"))).Then(new ContactsChanged(Account, "b"));
        Known().When(new Register(Account, Retailer with { PaymentTerm = "NET30" }, new("a", "A"))).Then(new CustomerChanged(Account, Retailer with { PaymentTerm = "NET30" }));
    }

    [Fact]
    public void Contacts_that_are_not_sent_stay() => Known().When(new Register(Account, Retailer, null)).ThenNothing();

    [Fact]
    public void A_customer_that_an_export_mentions_is_assumed_a_company_on_the_legal_term() =>
        Given().When(new Mention(Account, null, null, new("a", "A"))).Then(new CustomerRegistered(Account, new(CustomerKind.Company, null, "fr", "DEFAULT")), new ContactsChanged(Account, "a"));

    [Fact]
    public void A_mention_changes_only_what_it_says()
    {
        Known().When(new Mention(Account, null, null, null)).ThenNothing();
        Known().When(new Mention(Account, CustomerKind.Craftsman, null, null)).Then(new CustomerChanged(Account, Retailer with { Kind = CustomerKind.Craftsman }));
    }

    [Fact]
    public void An_identity_that_is_learnt_is_a_change_and_the_same_again_is_none()
    {
        var known = Retailer with { Identity = new("732829320", IsNaturalPerson: false), Relation = new(SalesPerson: "S-04", Payer: PayerProfile.ExpertLatePayer) };
        Known().When(new Register(Account, known, new("a", "A"))).Then(new CustomerChanged(Account, known));
    }

    [Fact]
    public void A_mention_leaves_the_identity_alone()
    {
        var known = Retailer with { Identity = new("732829320") };
        Given(new CustomerRegistered(Account, known)).When(new Mention(Account, CustomerKind.Company, null, null)).Then(new CustomerChanged(Account, known with { Kind = CustomerKind.Company }));
    }

    [Fact]
    public void How_it_pays_is_recorded_once()
    {
        Known().When(new DescribePaying(Habits([10, 25]))).Then(new PayingHabitsChanged(Account, Habits([10, 25])));
        Given(new CustomerRegistered(Account, Retailer), new PayingHabitsChanged(Account, Habits([10, 25]))).When(new DescribePaying(Habits([10]))).Then(new PayingHabitsChanged(Account, Habits([10])));
    }

    [Fact]
    public void An_unknown_customer_has_no_habits_no_parent_and_no_payer()
    {
        CustomerCommand[] orders = [new DescribePaying(Habits([1])), new PlaceBelow(new("C0002", null), ["C0002"]), new Detach(), new NamePayer("C0003"), new DismissPayer("C0003")];
        Assert.All(orders, order => Given().When(order).ThenRefused("customer_unknown"));
    }

    [Fact]
    public void A_customer_is_put_below_another_and_taken_out_again()
    {
        Known().When(new PlaceBelow(new("C0002", null), ["C0002"])).Then(new ParentNamed(Account, new("C0002", null)));
        Known(new ParentNamed(Account, new("C0002", null))).When(new PlaceBelow(new("c0002", null), ["C0002"])).ThenNothing();
        Known(new ParentNamed(Account, new("C0002", null))).When(new Detach()).Then(new ParentRemoved(Account));
        Known().When(new Detach()).ThenNothing();
    }

    [Fact]
    public void Nobody_stands_above_itself()
    {
        Known().When(new PlaceBelow(new("c0001", null), ["c0001"])).ThenRefused("group_cycle");
        Known().When(new PlaceBelow(new("C0003", null), ["C0003", "C0002", "C0001"])).ThenRefused("group_cycle");
        Given(new CustomerRegistered(Account, Retailer with { Identity = new("732829320") })).When(new PlaceBelow(new(null, "732829320"), [])).ThenRefused("group_cycle");
    }

    [Fact]
    public void Another_account_pays_until_it_is_dismissed()
    {
        Known().When(new NamePayer("C0003")).Then(new PayerNamed(Account, "C0003"));
        Known(new PayerNamed(Account, "C0003")).When(new NamePayer("c0003")).ThenNothing();
        Known(new PayerNamed(Account, "C0003")).When(new DismissPayer("c0003")).Then(new PayerRemoved(Account, "c0003"));
        Known().When(new DismissPayer("C0003")).ThenNothing();
        Known().When(new NamePayer("c0001")).ThenRefused("payer_is_debtor");
    }

    [Fact]
    public void Fifty_accounts_pay_for_one_and_no_more()
    {
        var payers = Enumerable.Range(0, 50).Select(i => (CustomerEvent)new PayerNamed(Account, $"P{i}")).ToArray();
        Known(payers[..49]).When(new NamePayer("P49")).Then(payers[49]);
        Known(payers).When(new NamePayer("P50")).ThenRefused("too_many_payers");
    }

    [Fact]
    public void Contacts_recorded_before_there_were_salts_are_still_the_same() =>
        Given(new CustomerRegistered(Account, Retailer), new ContactsChanged(Account, "A")).When(new Register(Account, Retailer, new("a", "A"))).ThenNothing();

    [Fact]
    public void A_person_is_forgotten_once_nothing_is_owed()
    {
        Known().When(new Erase(Person, ErasureGround.Requested, 0, "rest")).Then(new PersonalDataErased(Account, Person, ErasureGround.Requested, "rest"));
        Known().When(new Erase(Person, ErasureGround.Requested, 1, "rest")).ThenRefused("claim_open");
        Known().When(new Erase(Person, ErasureGround.WrongPerson, 1, "rest")).Then(new PersonalDataErased(Account, Person, ErasureGround.WrongPerson, "rest"));
        Known().When(new Erase(Person, ErasureGround.Requested, 0, null)).ThenRefused("contact_unknown");
        Known(new PersonalDataErased(Account, Person, ErasureGround.Requested, "rest")).When(new Erase(Person, ErasureGround.Requested, 3, null)).ThenNothing();
        Known(new PersonalDataErased(Account, Person, ErasureGround.Requested, "rest")).When(new Register(Account, Retailer, new("rest", "R"))).ThenNothing();
    }

    [Fact]
    public void The_name_of_a_person_is_forgotten_once_nothing_is_open_and_that_of_a_company_never()
    {
        var consumer = new CustomerRegistered(Account, Retailer with { Kind = CustomerKind.Consumer });
        var trader = new CustomerRegistered(Account, Retailer with { Kind = CustomerKind.Craftsman, Identity = new(IsNaturalPerson: true) });
        foreach (var person in new[] { consumer, trader })
        {
            Given(person, new ContactsChanged(Account, "a")).When(new EraseName(ErasureGround.Requested, 0, "rest")).Then(new CustomerNameErased(Account, ErasureGround.Requested, "rest"));
            Given(person, new ContactsChanged(Account, "a")).When(new EraseName(ErasureGround.WrongPerson, 1, "rest")).ThenRefused("claim_open");
            Given(person).When(new EraseName(ErasureGround.Requested, 0, null)).ThenNothing();
        }

        Known().When(new EraseName(ErasureGround.Requested, 0, "rest")).ThenRefused("not_a_person");
    }

    [Fact]
    public void What_its_payments_show_is_kept_beside_what_is_said_of_it()
    {
        var seen = Retailer with { Observed = PayerProfile.Negligent };
        Known().When(new Observe(new(2026, 3, 2), PayerProfile.Negligent, null)).Then(new CustomerChanged(Account, seen));
        Known(new CustomerChanged(Account, seen)).When(new Observe(new(2026, 3, 3), PayerProfile.Negligent, null)).ThenNothing();
        Known(new CustomerChanged(Account, seen)).When(new Register(Account, Retailer, null)).ThenNothing();
        Known(new CustomerChanged(Account, seen)).When(new Observe(new(2026, 3, 3), null, null)).Then(new CustomerChanged(Account, Retailer));
    }

    [Fact]
    public void A_drift_is_noticed_once_until_it_ends()
    {
        var noticed = new PaymentDriftNoticed(Account, new(2026, 3, 2), new(20, 130));
        Known().When(new Observe(new(2026, 3, 2), null, new(20, 130))).Then(noticed);
        Known(noticed).When(new Observe(new(2026, 3, 3), null, new(20, 140))).ThenNothing();
        Known(noticed).When(new Observe(new(2026, 3, 4), null, null)).Then(new PaymentDriftEnded(Account, new(2026, 3, 4)));
    }

    static PayingHabits Habits(int[] runs) => new([.. runs], "Chorus Pro", DepositState.Registered, true, false, null, "buyer", MeansOfPayment.Transfer, [32, 33]);

    static Specification<Customer, CustomerCommand, CustomerEvent> Known(params CustomerEvent[] facts) => Given([new CustomerRegistered(Account, Retailer), .. facts]);

    static Specification<Customer, CustomerCommand, CustomerEvent> Given(params CustomerEvent[] facts) => Specification<Customer, CustomerCommand, CustomerEvent>.Given(facts);

    static Specification<Customer, CustomerCommand, CustomerEvent> Known() => Given(new CustomerRegistered(Account, Retailer), new ContactsChanged(Account, "a"));
}
