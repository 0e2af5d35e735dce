package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fip.common.problem.ProblemException;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final int MB = 1 << 20;
    private static final int PART = 6 * MB;

    private final Transfers transfers = new Transfers(53 * MB, 0, Duration.ZERO, Duration.ZERO);

    @Test
    void there_is_room_for_so_many_and_no_more() {
        assertThat(all(transfers.people()::upload)).hasSizeBetween(20, 30);
        assertThatThrownBy(() -> transfers.people().download(EncryptedBlobs.LARGEST_SEGMENT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(new TooManyTransfers()));
    }

    @Test
    void a_download_takes_more_where_segments_are_large() {
        var small = all(() -> transfers.people().download(EncryptedBlobs.SEGMENT));
        small.forEach(Transfers.Room::close);
        var large = all(() -> transfers.people().download(EncryptedBlobs.LARGEST_SEGMENT));
        assertThat(small).hasSizeGreaterThan(4 * large.size());
    }

    @Test
    void an_upload_takes_more_where_the_storage_collects_parts() {
        var inParts = new Transfers(53 * MB, PART, Duration.ZERO, Duration.ZERO);
        assertThat(all(inParts.people()::upload)).hasSize(4);
        assertThat(all(() -> inParts.people().download(EncryptedBlobs.SEGMENT)))
                .as("what only reads takes no part")
                .isNotEmpty();
    }

    @Test
    void room_that_is_given_back_twice_comes_back_once() {
        var rooms = all(transfers.people()::upload);
        rooms.getFirst().close();
        rooms.getFirst().close();
        assertThat(all(transfers.people()::upload)).hasSize(1);
    }

    @Test
    void people_the_platform_and_what_is_read_in_the_background_do_not_keep_each_other_out() throws Exception {
        all(transfers.people()::upload);
        assertThat(all(transfers.platform()::upload)).hasSizeGreaterThan(5);
        var reading = transfers.inBackground();
        assertThat(transfers.inBackgroundNow()).isPresent();
        assertThat(transfers.inBackgroundNow()).isEmpty();
        reading.close();
        assertThat(transfers.inBackgroundNow()).isPresent();
    }

    @Test
    void where_there_is_hardly_any_memory_one_goes_at_a_time() throws Exception {
        var tiny = new Transfers(4 * MB, PART, Duration.ZERO, Duration.ZERO);
        assertThat(all(tiny.people()::upload)).hasSize(1);
        tiny.inBackground().close();
        assertThat(all(tiny.platform()::upload)).hasSize(1);
    }

    @Test
    void who_waits_gets_room_that_comes_back() {
        var patient = new Transfers(53 * MB, 0, Duration.ofMinutes(1), Duration.ofMinutes(1));
        List<Transfers.Room> rooms = new ArrayList<>();
        IntStream.range(0, all(transfers.people()::upload).size())
                .forEach(n -> rooms.add(patient.people().upload()));
        var waiting = CompletableFuture.supplyAsync(() -> patient.people().upload());
        assertThat(waiting).isNotDone();
        rooms.getFirst().close();
        waiting.join().close();
    }

    private static List<Transfers.Room> all(Supplier<Transfers.Room> more) {
        List<Transfers.Room> rooms = new ArrayList<>();
        try {
            while (rooms.size() < 1000) {
                rooms.add(more.get());
            }
        } catch (ProblemException full) {
            assertThat(full.problem()).isInstanceOf(TooManyTransfers.class);
        }
        return rooms;
    }
}
