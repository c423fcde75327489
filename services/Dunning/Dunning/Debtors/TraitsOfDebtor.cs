using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Debtors;

/// <summary>What the owner rules and the scopes of users look at beside the case itself. The sales person is the ERP's code; whose that is, only the ERP knows.</summary>
static class TraitsOfDebtor
{
    /// <summary>Keeps them; what is heard late changes nothing that is known better.</summary>
    public static Task Keep(Session session, Guid dunningCase, DebtorChangedV1 heard, CancellationToken stop) => session.Run(
        """
        insert into case_traits as t (case_id, segment, sales_person, told, region) values ($1, $2, $3, $4, $5)
        on conflict (case_id) do update set segment = $2, sales_person = $3, told = $4, region = $5 where t.told <= $4
        """, stop, dunningCase, heard.Segment, heard.SalesPerson, heard.Version, heard.Region);
}
