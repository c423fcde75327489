using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Erp.ErpItemCommand;
using static Recouvrement.Invoicing.Domain.Erp.ErpItemEvent;

namespace Recouvrement.Invoicing.Tests.Domain.Erp;

public sealed class ErpItemTests
{
    const string Siren = "732829320";
    static readonly DateOnly Day = new(2026, 3, 2);
    static readonly ErpItemAcknowledged Done = new(Siren, "OD-1", Day);

    [Fact]
    public void The_ERP_says_once_that_it_has_done_an_item() => Given().When(new Acknowledge(Siren, "OD-1", Day)).Then(Done);

    [Fact]
    public void Said_again_on_another_day_nothing_happens() => Given(Done).When(new Acknowledge(Siren, "OD-1", Day.AddDays(1))).ThenNothing();

    [Fact]
    public void An_item_is_not_done_under_two_references() => Given(Done).When(new Acknowledge(Siren, "OD-2", Day)).ThenRefused("acknowledged_otherwise");

    [Fact]
    public void A_fact_makes_the_same_item_for_ever()
    {
        Assert.Equal(new Guid("50878133-c0ab-5487-8bfa-169ea37eff21"), ErpItem.IdOf(Guid.Empty, 3, "accounting_entry"));
        Assert.NotEqual(ErpItem.IdOf(Guid.Empty, 3, "accounting_entry"), ErpItem.IdOf(Guid.Empty, 4, "accounting_entry"));
        Assert.NotEqual(ErpItem.IdOf(Guid.Empty, 3, "accounting_entry"), ErpItem.IdOf(Guid.Empty, 3, "lettering_proposal"));
    }

    static Specification<ErpItem, ErpItemCommand, ErpItemEvent> Given(params ErpItemEvent[] facts) => Specification<ErpItem, ErpItemCommand, ErpItemEvent>.Given(facts);
}
