-- Whoever learns a job's id could otherwise take a name among its results with a file of their own.
DROP INDEX files_one_output_of_a_name;
CREATE UNIQUE INDEX files_one_output_of_a_name ON files (user_id, job_id, filename)
    WHERE file_type = 'output' AND job_id IS NOT NULL;
