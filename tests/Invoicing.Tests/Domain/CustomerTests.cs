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

    [Fact]
    public void A_customer_is_registered_with_its_contacts() =>
        Given().When(new Register(Account, Retailer, "a")).Then(new CustomerRegistered(Account, Retailer), new ContactsChanged(Account, "a"));

    [Fact]
    public void Only_what_changed_is_recorded()
    {
        Known().When(new Register(Account, Retailer, "a")).ThenNothing();
        Known().When(new Register(Account, Retailer, "b")).Then(new ContactsChanged(Account, "b"));
        Known().When(new Register(Account, Retailer with { PaymentTerm = "NET30" }, "a")).Then(new CustomerChanged(Account, Retailer with { PaymentTerm = "NET30" }));
    }

    [Fact]
    public void Contacts_that_are_not_sent_stay() => Known().When(new Register(Account, Retailer, null)).ThenNothing();

    [Fact]
    public void A_customer_that_an_export_mentions_is_assumed_a_company_on_the_legal_term() =>
        Given().When(new Mention(Account, null, null, "a")).Then(new CustomerRegistered(Account, new(CustomerKind.Company, null, "fr", "DEFAULT")), new ContactsChanged(Account, "a"));

    [Fact]
    public void A_mention_changes_only_what_it_says()
    {
        Known().When(new Mention(Account, null, null, null)).ThenNothing();
        Known().When(new Mention(Account, CustomerKind.Craftsman, null, null)).Then(new CustomerChanged(Account, Retailer with { Kind = CustomerKind.Craftsman }));
    }

    static Specification<Customer, CustomerCommand, CustomerEvent> Given(params CustomerEvent[] facts) => Specification<Customer, CustomerCommand, CustomerEvent>.Given(facts);

    static Specification<Customer, CustomerCommand, CustomerEvent> Known() => Given(new CustomerRegistered(Account, Retailer), new ContactsChanged(Account, "a"));
}
