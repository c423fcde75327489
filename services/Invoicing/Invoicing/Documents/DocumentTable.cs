using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Documents;

/// <summary>Supporting documents as they can be read.</summary>
static class DocumentTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Document>> changed, CancellationToken stop)
    {
        foreach (var (id, document, version) in changed)
        {
            var (key, of) = (document.Key!, document.Description!);
            await session.Run(
                """
                insert into documents (id, creditor, reference, kind, dated_on, signed_by_role, signer, signed_on, sha256, size, media_type, version)
                values ($1, $2, $3, $4, $5::date, $6::text, $7::uuid, $8::date, $9::text, $10::bigint, $11::text, $12)
                on conflict (id) do update set kind = excluded.kind, dated_on = excluded.dated_on, signed_by_role = excluded.signed_by_role, signer = excluded.signer, signed_on = excluded.signed_on,
                    sha256 = excluded.sha256, size = excluded.size, media_type = excluded.media_type, version = excluded.version
                """, stop,
                id, key.Creditor, key.Reference, Words.Of(of.Kind), of.DatedOn, of.SignedByRole, of.Signer, of.SignedOn, document.Content?.Sha256, document.Content?.Size, document.Content?.MediaType, version);
            await session.Run("delete from document_holders where document = $1", stop, id);
            await session.Run(
                """
                insert into document_holders (document, position, creditor, kind, number, year)
                select $1, position, $2, kind, number, year from unnest($3::int[], $4::text[], $5::text[], $6::int[]) as h(position, kind, number, year)
                """, stop,
                id, key.Creditor, document.Holders.Select((_, i) => i).ToArray(), document.Holders.Select(h => Words.Of(h.Kind)).ToArray(), document.Holders.Select(h => h.Number).ToArray(),
                document.Holders.Select(h => h.Year).ToArray());
        }
    }
}
