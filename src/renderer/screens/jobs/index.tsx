import { useParams } from 'wouter'
import { JobList } from './job-list'
import { JobPage } from './job-page'

/** All loads, or one of them. */
export default function Jobs() {
  const { jobId } = useParams<{ jobId?: string }>()
  return jobId ? <JobPage key={jobId} jobId={decodeURIComponent(jobId)} /> : <JobList />
}
