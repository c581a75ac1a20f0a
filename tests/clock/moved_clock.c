/* Moves the calendar clock of every program that is started with it (LD_PRELOAD).
 *
 * MOVED_CLOCK names a file of one native 64-bit integer: nanoseconds to add to the time of
 * day. The file is mapped, so a test that writes another number moves web server, worker,
 * database, broker and browser at the same moment.
 *
 * Only the time of day moves. Waiting, time-outs and leases of programs count by the monotonic
 * clock, which is left alone: that is what lets real servers and a real browser run on a moved
 * date. The few waits that end at a time of day are led back to the true one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL
/* No machine has been up for thirty years: a later end of a wait is meant as a time of day. */
#define IS_TIME_OF_DAY(end) ((end)->tv_sec > 1000000000)

static const volatile int64_t none = 0;
static const volatile int64_t *moved_by = &none;

static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_clock_nanosleep)(clockid_t, int, const struct timespec *, struct timespec *);
static int (*real_sem_timedwait)(sem_t *, const struct timespec *);
static int (*real_cond_timedwait)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
static int (*real_timerfd_settime)(int, int, const struct itimerspec *, struct itimerspec *);

static void *next_of(const char *name, const char *version)
{
    /* The oldest pthread_cond_timedwait, which dlsym gives, is another function. */
    void *found = version ? dlvsym(RTLD_NEXT, name, version) : NULL;
    return found ? found : dlsym(RTLD_NEXT, name);
}

__attribute__((constructor)) static void start(void)
{
    real_clock_gettime = next_of("clock_gettime", NULL);
    real_clock_nanosleep = next_of("clock_nanosleep", NULL);
    real_sem_timedwait = next_of("sem_timedwait", NULL);
    real_cond_timedwait = next_of("pthread_cond_timedwait", "GLIBC_2.3.2");
    real_timerfd_settime = next_of("timerfd_settime", NULL);
    const char *path = getenv("MOVED_CLOCK");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *map = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (map != MAP_FAILED)
        moved_by = map;
}

static void add(struct timespec *moment, int64_t by)
{
    int64_t all = moment->tv_sec * SECOND + moment->tv_nsec + by;
    moment->tv_sec = all / SECOND;
    moment->tv_nsec = all % SECOND;
}

static struct timespec true_end(const struct timespec *end)
{
    struct timespec moved = *end;
    add(&moved, -*moved_by);
    return moved;
}

int clock_gettime(clockid_t clock, struct timespec *moment)
{
    if (!real_clock_gettime) /* a library that asks before we were started */
        real_clock_gettime = next_of("clock_gettime", NULL);
    int failed = real_clock_gettime(clock, moment);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        add(moment, *moved_by);
    return failed;
}

int gettimeofday(struct timeval *restrict moment, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    moment->tv_sec = now.tv_sec;
    moment->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *moment)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (moment)
        *moment = now.tv_sec;
    return now.tv_sec;
}

int timespec_get(struct timespec *moment, int base)
{
    return base == TIME_UTC && !clock_gettime(CLOCK_REALTIME, moment) ? base : 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *end, struct timespec *rest)
{
    if (clock != CLOCK_REALTIME || !(flags & TIMER_ABSTIME))
        return real_clock_nanosleep(clock, flags, end, rest);
    struct timespec moved = true_end(end);
    return real_clock_nanosleep(clock, flags, &moved, rest);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict end)
{
    struct timespec moved = true_end(end);
    return real_sem_timedwait(semaphore, &moved);
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict end)
{
    if (!IS_TIME_OF_DAY(end))
        return real_cond_timedwait(condition, mutex, end);
    struct timespec moved = true_end(end);
    return real_cond_timedwait(condition, mutex, &moved);
}

int timerfd_settime(int file, int flags, const struct itimerspec *set, struct itimerspec *old)
{
    if (!(flags & TFD_TIMER_ABSTIME) || !IS_TIME_OF_DAY(&set->it_value))
        return real_timerfd_settime(file, flags, set, old);
    struct itimerspec moved = *set;
    moved.it_value = true_end(&set->it_value);
    return real_timerfd_settime(file, flags, &moved, old);
}
