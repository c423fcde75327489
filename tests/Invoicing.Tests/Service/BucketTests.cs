using System.Net;
using System.Text;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class BucketTests
{
    [Fact]
    public async Task Documents_lie_in_a_bucket_under_their_hash_and_every_request_is_signed()
    {
        await using var bucket = await BucketServer.Start();
        await using var service = await Archive.Start(Settings(bucket, BucketServer.SecretKey));
        var bytes = Encoding.UTF8.GetBytes("%PDF " + new string('é', 40_000));
        await Accepts(Archive.Register(service, "BUCKET", "contract"));
        await Accepts(Archive.Send(service, "BUCKET", bytes));
        var hash = Archive.Sha256(bytes);
        var (key, kept) = Assert.Single(bucket.Objects);
        Assert.Equal(($"/pieces/{hash[..2]}/{hash[2..4]}/{hash}", hash), (key, Archive.Sha256(kept)));
        Assert.Equal(bytes, await service.Erp.GetByteArrayAsync($"/creditors/{Siren}/documents/BUCKET/content"));

        bucket.Objects[key] = [.. kept[..^1], 0];
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/documents/BUCKET/content"), HttpStatusCode.InternalServerError, "document_corrupted");
        bucket.Objects.Clear();
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/documents/BUCKET/content"), HttpStatusCode.InternalServerError, "document_lost");
    }

    [Fact]
    public async Task A_bucket_that_refuses_or_is_away_is_no_fault_of_the_caller_and_nothing_is_recorded()
    {
        await using var bucket = await BucketServer.Start();
        await using var service = await Archive.Start(Settings(bucket, "another secret"));
        await Accepts(Archive.Register(service, "AWAY", "contract"));
        await Refuses(Archive.Send(service, "AWAY", [1, 2, 3]), HttpStatusCode.ServiceUnavailable, "unavailable");
        bucket.Instead = 500;
        await Refuses(Archive.Send(service, "AWAY", [1, 2, 3]), HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(0, await service.Events("document_filed"));
        Assert.Empty(bucket.Objects);
    }

    [Fact]
    public async Task Without_a_store_everything_but_documents_works()
    {
        await using var service = await Archive.Start(new Dictionary<string, string>());
        await Accepts(Archive.Register(service, "NONE", "contract"));
        await Refuses(Archive.Send(service, "NONE", [1, 2, 3]), HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Fact]
    public async Task The_installation_says_which_documents_are_needed()
    {
        await using var service = await Archive.Start(new Dictionary<string, string>
        {
            ["Documents:Needed:0:AnyOf:0"] = "general_terms", ["Documents:Needed:1:AnyOf:0"] = "proof", ["Documents:Needed:1:Customers:0"] = "consumer",
        });
        await service.Invoice(await service.NewCustomer(), "NEEDS", 100);
        var missing = Assert.Single((await service.Get("/invoices/NEEDS/documents")).GetProperty("missing").EnumerateArray());
        Assert.Equal(["general_terms"], Archive.Texts(missing.GetProperty("anyOf")));
    }

    static Dictionary<string, string> Settings(BucketServer bucket, string secret) => new()
    {
        ["Documents:S3:Endpoint"] = bucket.Address, ["Documents:S3:Bucket"] = "pieces", ["Documents:S3:Region"] = BucketServer.Region,
        ["Documents:S3:AccessKey"] = BucketServer.AccessKey, ["Documents:S3:SecretKey"] = secret,
    };
}
