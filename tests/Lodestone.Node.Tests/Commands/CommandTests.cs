using System.Text.Json;
using Lodestone.Transparency;

namespace Lodestone.Node.Tests;

/// <summary>The commands as people run them: processes, files, exit codes.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("ed25519")]
    [InlineData("sm2")]
    public async Task A_firm_begins_its_own_network_and_starts_from_a_spreadsheet(string suite)
    {
        await using OwnNetwork own = await OwnNetwork.Founded(suite);
        JsonElement imported = await own.Import(3);
        Assert.Equal(3, imported.GetProperty("rows").GetInt32());
        string lot = imported.GetProperty("lots")[0].GetProperty("eid").GetString()!;

        // While the node runs: asked over HTTP, as its operator.
        await own.Program.Json("export", "--lot", lot, "--out", own.Program.PathOf("lot.lodestone"));
        JsonElement verdict = await own.Program.Json("verify", own.Program.PathOf("lot.lodestone"));
        Assert.Equal("Valid", verdict.GetProperty("standing").GetString());
        Assert.Equal("Valid", (await own.Program.Json("prove", "--index", "0")).GetProperty("verdict").GetString());
        Assert.Equal("Valid", (await own.Program.Json("prove", "--from", "2")).GetProperty("verdict").GetString());
        Assert.True((await own.Program.Json("doctor")).GetProperty("sound").GetBoolean());
        Assert.Equal(0, await own.Stop("INT"));

        // And the same from the folder.
        Assert.Equal("Valid", (await own.Program.Json("prove", "--index", "1")).GetProperty("verdict").GetString());
        Assert.Equal("Valid", (await own.Program.Json("prove", "--from", "3")).GetProperty("verdict").GetString());
        await own.Program.Json("export", "--lot", lot, "--out", own.Program.PathOf("again.lodestone"));
        Assert.Equal(0, (await own.Program.Run(
            "verify", own.Program.PathOf("again.lodestone"), "--trust",
            Path.Join(own.Program.Data, "trust-anchor.json")))
            .ExitCode);
    }

    [Fact]
    public async Task The_hash_id_of_an_event_is_the_same_in_XML_and_in_JSON()
    {
        using Program program = new();
        string xml = program.PathOf("event.xml");
        await File.WriteAllTextAsync(
            xml,
            """
            <ObjectEvent><eventTime>2026-03-01T08:00:00+08:00</eventTime>
            <eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
            <epcList><epc>urn:epc:id:sgtin:6901234.000001.7</epc></epcList><action>OBSERVE</action></ObjectEvent>
            """);
        JsonElement hash = (await program.Json("epcis", "hash", xml, "--text"))[0];
        Assert.StartsWith("eventType=ObjectEvent", hash.GetProperty("text").GetString(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(program.PathOf("event.json"), (await program.Run("epcis", "json", xml)).Output);
        JsonElement same = (await program.Json("epcis", "hash", program.PathOf("event.json")))[0];
        Assert.Equal(hash.GetProperty("id").GetString(), same.GetProperty("id").GetString());
        await File.WriteAllTextAsync(program.PathOf("bad.xml"), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
        (int code, _, string errors) = await program.Run("epcis", "json", program.PathOf("bad.xml"));
        Assert.Equal(1, code);
        Assert.StartsWith("127 ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_stopped_node_ends_with_success_and_the_next_start_continues_the_chain(string signal)
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        await own.Import(2);
        JsonElement before = await State(own);
        Assert.Equal(0, await own.Stop(signal));
        await own.Serve();
        Assert.Equal(before.ToString(), (await State(own)).ToString());
        await own.Import(1, "NEXT");
        JsonElement after = await State(own);
        Assert.Equal(before.GetProperty("size").GetInt64() + 1, after.GetProperty("size").GetInt64());
        Assert.Equal(
            "Valid",
            (await own.Program.Json(
                "prove", "--from", before.GetProperty("size").ToString(), "--root",
                before.GetProperty("root").GetString()!)).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task An_organisation_signs_with_its_own_key_offline()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        JsonElement key = await own.Program.Json(
            "keys", "new", "--out", own.Program.PathOf("own.key"), "--alg", "p256");
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(own.Program.PathOf("own.key")));
        await File.WriteAllTextAsync(own.Program.PathOf("add.json"), JsonSerializer.Serialize(new
        {
            acts = new[]
            {
                new
                {
                    type = "RegisterKey",
                    key = new
                    {
                        keyId = key.GetProperty("keyId").GetString(),
                        algorithm = key.GetProperty("algorithm").GetInt32(),
                        publicKey = key.GetProperty("publicKey").GetString(),
                        person = "clerk",
                    },
                },
            },
        }));
        await own.Program.Json("submit", own.Program.PathOf("add.json"), "--as", "acts", "--api-key", own.ClerkKey);

        await File.WriteAllTextAsync(own.Program.PathOf("circuit.json"),
            "{\"acts\":[{\"type\":\"RegisterCircuit\",\"circuit\":\"urn:firm:1\",\"site\":\"" + OwnNetwork.Site
            + "\",\"processStep\":\"ree.separation\"}]}");
        await own.Program.Json(
            "keys", "sign", own.Program.PathOf("circuit.json"), "--key", own.Program.PathOf("own.key"), "--iss",
            OwnNetwork.Firm, "--as", "acts", "--out", own.Program.PathOf("circuit.cose"));
        JsonElement answer = await own.Program.Json(
            "submit", own.Program.PathOf("circuit.cose"), "--receipt", own.Program.PathOf("circuit.receipt"));
        Assert.Equal(201, answer.GetProperty("status").GetInt32());
        byte[] receipt = await File.ReadAllBytesAsync(own.Program.PathOf("circuit.receipt"));
        Assert.True(Receipt.Parse(receipt).IsParsed);

        // What the door would not read is not signed.
        await File.WriteAllTextAsync(own.Program.PathOf("bad.json"), "{\"acts\":[]}");
        Assert.Equal(1, (await own.Program.Run(
            "keys", "sign", own.Program.PathOf("bad.json"), "--key", own.Program.PathOf("own.key"), "--iss",
            OwnNetwork.Firm, "--as", "acts", "--network", new string('a', 64), "--out", own.Program.PathOf("x")))
            .ExitCode);
    }

    [Fact]
    public async Task An_authority_is_registered_by_two_persons()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        string[] customs =
        [
            "register", "party", "--party", "gln:6901234000993", "--role", "customs", "--name", "Customs", "--name-zh",
            "海关", "--country", "CN", "--manage", "c-1", "--manage", "c-2", "--data", own.Program.Data, "--state",
            own.Program.State, "--api-key", own.RootKey,
        ];
        (int exitCode, string _, string errors) = await own.Program.Run(customs);
        Assert.Equal(1, exitCode);
        Assert.Contains("802", errors, StringComparison.Ordinal);
        (exitCode, _, errors) = await own.Program.Run(
            [.. customs, "--second", $"@{own.Program.PathOf("keys/root-2.key")}"]);
        Assert.True(exitCode == 0, errors);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_words_with_exit_code_3()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        using Program other = new();
        (int exitCode, string output, string errors) = await other.Run(
            "serve", "--urls", own.Url, "--data", other.Data, "--state", other.State);
        Assert.Equal(3, exitCode);
        Assert.Contains("in use", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        (exitCode, _, errors) = await other.Run(
            "serve", "--urls", own.Url, "--data", other.Data, "--state", other.State, "--lang", "zh");
        Assert.Equal(3, exitCode);
        Assert.Contains("占用", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_a_node_has_open_is_opened_by_no_second_one()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        (int exitCode, string output, string errors) = await own.Program.Run(
            "serve", "--urls", "http://127.0.0.1:0", "--data", own.Program.Data, "--state", own.Program.State);
        Assert.Equal(3, exitCode);
        Assert.Contains($"{own.NodeProcessId}", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_api_key_opens_nothing()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        await own.Program.Json("keys", "revoke", own.ClerkKey);
        string table = own.Program.PathOf("t.csv");
        await File.WriteAllTextAsync(table, "lot number,material,mass,site,time,Nd %\nA,ree.oxide.nd,1,x,y,1");
        (int exitCode, _, string errors) = await own.Program.Run(
            "submit", table, "--as", "lots-csv", "--api-key", own.ClerkKey, "--data", own.Program.Data, "--state",
            own.Program.State);
        Assert.Equal(1, exitCode);
        Assert.Contains("1001", errors, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> State(OwnNetwork own)
    {
        using HttpClient http = new();
        return JsonDocument.Parse(await http.GetStringAsync(new Uri($"{own.Url}/state"))).RootElement;
    }
}
